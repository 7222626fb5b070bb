import { listAddress } from "@/lib/base/list-address";
import type { Listed } from "@/lib/nps/coverage/schema";

/** The address of the list behind a number. */
export function coverageListAddress(
  filter: { month: string | null; way: string; reason: Listed },
  cursor?: string,
): string {
  return listAddress("/nps/asking/list", { ...filter, cursor });
}

/** Months are shown by their middle, which lies in the same month in every zone. */
export function middleOf(month: string): Date {
  return new Date(`${month}-15T12:00:00Z`);
}
