import type { MailKindDefinition } from "@/lib/mail/define-mail-kind";
import type { Claimed, DueKey, Share } from "@/lib/mail/dispatch/claims";
import type { MailKind } from "@/lib/mail/kinds";

/** What leaves before what: who waits at the door, what somebody is waiting for, feedback, invitations. */
export const SIGN_IN = 0;
const SERVICE = 1;
const FEEDBACK = 2;
const INVITATIONS = 3;
export type Lane = 0 | 1 | 2 | 3;

/** So many may be under way when one of a lane begins: the rest is kept free for those before it. */
export const MOST_UNDER_WAY: Record<Lane, number> = [100, 90, 75, 60];
/** The same for one server, which never gets more than five connections. */
export const MOST_PER_SERVER: Record<Lane, number> = [5, 4, 4, 3];
/** One shop's mails of one lane in a worker's hands, most of them waiting for a connection. */
const MOST_IN_HAND = 50;

export function laneOf(kind: Partial<Pick<MailKindDefinition, "class" | "topic">>): Lane {
  if (kind.class === "sign-in") return SIGN_IN;
  if (kind.class === "feedback") return kind.topic === "nps" ? INVITATIONS : FEEDBACK;
  return SERVICE;
}

/** How many to take of each kind and shop, so that none takes another's place. */
export function shareOut(
  due: readonly DueKey[],
  inHand: readonly Claimed[],
  lane: (kind: MailKind) => Lane,
): Share[] {
  const taken = new Map<string, number>();
  const lineOf = ({ shopId, kind }: DueKey) => `${lane(kind)} ${shopId}`;
  for (const mail of inHand) taken.set(lineOf(mail), (taken.get(lineOf(mail)) ?? 0) + 1);
  return due.flatMap((key) => {
    const line = lineOf(key);
    const kinds = due.filter((other) => lineOf(other) === line).length;
    const count = Math.ceil((MOST_IN_HAND - (taken.get(line) ?? 0)) / kinds);
    return count > 0 ? [{ ...key, count }] : [];
  });
}
