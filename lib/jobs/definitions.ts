import type { NPS_REPORTS } from "@/lib/base/vocabularies";

/** Every job by name, with its payload: ids only, the handler reads the rest when it runs. */
export type Jobs = {
  /** An email to a customer failed for good, or came back. */
  tell_returned: { shopId: string; mailId: string };
  /** The demo shop beside this one, with an owner's seat for this member. */
  load_demo: { shopId: string; memberId: string };
  /** A job for each shop that invites to NPS. */
  invite: Record<string, never>;
  invite_shop: { shopId: string };
  /** A report that a page showed as it was counted some time ago. */
  count_report: { shopId: string; report: (typeof NPS_REPORTS)[number] };
  sweep: Record<string, never>;
  remove_old: Record<string, never>;
};

export type JobName = keyof Jobs;
