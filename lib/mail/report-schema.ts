import { z } from "zod";
import type { BlockReason } from "@/lib/base/vocabularies";

/** The outcome of a mail, as far as we care. */
export type Report = {
  what: "delivered" | "bounced" | "complained";
  /** The provider's id of the mail. */
  mailId: string;
  /** ISO 8601; null where it tells none. */
  at: string | null;
  /** The provider's words, one line. */
  detail: string;
  /** Set: the address gets no more feedback mail, for this reason. */
  blocks: BlockReason | null;
};

const KINDS = {
  "email.delivered": "delivered",
  "email.bounced": "bounced",
  "email.suppressed": "bounced",
  "email.failed": "bounced",
  "email.complained": "complained",
} as const;

const raw = z.object({
  type: z.enum(Object.keys(KINDS) as (keyof typeof KINDS)[]),
  created_at: z.iso.datetime({ offset: true }).nullable().catch(null),
  data: z.object({
    email_id: z.string().min(1).max(200),
    bounce: z
      .object({ type: z.string().catch(""), message: z.string().catch("") })
      .optional()
      .catch(undefined),
    failed: z
      .object({ reason: z.string().catch("") })
      .optional()
      .catch(undefined),
    suppressed: z
      .object({ message: z.string().catch("") })
      .optional()
      .catch(undefined),
  }),
});

/** A report of Resend's, reduced to what we keep. Kinds we do not know are no reports. */
export const reportSchema = raw.transform(({ type, created_at, data }): Report => {
  const words = data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.message ?? "";
  return {
    what: KINDS[type],
    mailId: data.email_id,
    at: created_at,
    detail: words
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim()
      .slice(0, 500),
    blocks: blockOf(type, data.bounce?.type ?? ""),
  };
});

/** A full mailbox is no reason to give up an address; one that does not exist is. */
function blockOf(type: keyof typeof KINDS, bounce: string): Report["blocks"] {
  if (type === "email.complained") return "complaint";
  if (type === "email.suppressed") return "bounce";
  return type === "email.bounced" && bounce.toLowerCase() === "permanent" ? "bounce" : null;
}
