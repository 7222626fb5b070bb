import { blockedAddresses, links, linkVisits, mails } from "@/db/schema";
import { DAY, HOUR, MINUTE } from "@/lib/base/time";
import type { Colleague, Customer, Order, Run } from "@/lib/demo/load/run";
import { LINK_DAYS } from "@/lib/mail/links";

/** How long links are kept once they have expired, and visits. */
const KEPT_DAYS = 90;
/** Of the newest messages some are still there to be read. */
const READABLE_DAYS = 14;
const READABLE = 0.25;
const AGENTS = [
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
];

type MailRow = typeof mails.$inferInsert;
type Reader = { customer: Customer } | { member: Colleague };
type About = { updateId?: string; ratingId?: string; solveNumber?: number };
type Mail = About & { kind: MailRow["kind"]; dedupeKey: string; to: Reader; at: number };

/** Writes an email with what became of it; returns its id. */
export function writeMail(run: Run, order: Order | null, mail: Mail): string {
  const { rows, dice, shop } = run;
  const { to, at, kind, dedupeKey, ...about } = mail;
  const id = dice.uuid();
  const fate = fateOf(run, mail);
  rows.put(mails, {
    ...{ shopId: shop.id, id, kind, dedupeKey, orderId: order?.id ?? null, ...about },
    ...reader(to),
    subject: fate.state === "queued" || fate.state === "dropped" ? null : subjectOf(mail, order),
    sendAt: new Date(at),
    createdAt: new Date(at),
    ...fate,
  });
  if (fate.bouncedAt && "customer" in to) block(run, to.customer, { id, at: fate.bouncedAt });
  return id;
}

function block({ rows, shop }: Run, customer: Customer, mail: { id: string; at: Date }): void {
  if (customer.blocked || !customer.email) return;
  customer.blocked = true;
  const { email: address } = customer;
  const row = { shopId: shop.id, address, reason: "bounce", mailId: mail.id, at: mail.at } as const;
  rows.put(blockedAddresses, row);
}

function reader(to: Reader) {
  if ("member" in to) {
    return { toAddress: to.member.email, toName: to.member.name, memberId: to.member.id };
  }
  const { customer } = to;
  return { toAddress: customer.email ?? "", toName: customer.name, customerId: customer.id };
}

type Fate = Partial<MailRow> & { state: NonNullable<MailRow["state"]> };

function fateOf(run: Run, mail: Mail): Fate {
  const { dice, now } = run;
  const { at, to, kind } = mail;
  if (run.queuedLeft > 0 && at > now - 6 * HOUR) {
    run.queuedLeft--;
    return { state: "queued", sendAt: new Date(now + DAY) };
  }
  const luck = dice.next();
  if (luck < 0.015) return { state: "dropped", dropReason: dropReasonOf(mail) };
  const tried = { firstAttemptAt: new Date(at), transport: "smtp" } as const;
  if (luck < 0.018) {
    const lastError = "550 5.1.1 The mailbox does not exist";
    return { state: "failed", attempts: 5, lastError, ...tried };
  }
  const sentAt = new Date(at);
  const readable = at > now - READABLE_DAYS * DAY && dice.hits(READABLE);
  const kept = readable ? { sealed: run.shop.sealed } : { emptiedAt: new Date(at + MINUTE) };
  const bounces = luck < 0.0195 && "customer" in to;
  return {
    ...{ state: "sent", attempts: 1, ...tried, sentAt, ...kept },
    countsTowardBudget: kind === "update.solved" || kind === "nps.invitation",
    deliveredAt: bounces ? null : new Date(at + MINUTE),
    bouncedAt: bounces ? new Date(at + 2 * MINUTE) : null,
  };
}

const DROPPED: Partial<Record<MailRow["kind"], string>> = {
  "update.solved": "reopened",
  "update.customer_wrote": "answered",
  "nps.invitation": "solved_again",
  "note.customer": "folded",
};

const dropReasonOf = ({ kind }: Mail) => DROPPED[kind] ?? "opted_out";

function subjectOf({ kind }: Mail, order: Order | null): string {
  return kind === "nps.invitation" ? "One question" : `Order ${order?.number ?? ""}`;
}

type LinkRow = typeof links.$inferInsert;
type Link = Pick<LinkRow, "purpose" | "updateId" | "solveNumber" | "topic">;

/** Writes a link that an email carries, and who followed it, where such links are not swept yet. */
export function writeLink(run: Run, order: Order, mail: { id: string; at: number }, link: Link) {
  const { rows, dice, shop, now } = run;
  if (mail.at < now - (LINK_DAYS + KEPT_DAYS) * DAY) return;
  const id = dice.uuid();
  rows.put(links, {
    ...{ shopId: shop.id, id, ...link, orderId: order.id, mailId: mail.id },
    // Of a secret that nobody knows.
    tokenHash: dice.bytes(32),
    createdAt: new Date(mail.at),
    expiresAt: new Date(mail.at + LINK_DAYS * DAY),
  });
  const visits = dice.weighed([40, 40, 15, 5]);
  for (let visit = 0; visit < visits; visit++) {
    const at = mail.at + dice.wait(9 * HOUR);
    if (at > now || at < now - KEPT_DAYS * DAY) continue;
    const machine = visit === 0 && dice.hits(0.15) ? "agent" : null;
    const agent = machine ? "ScanBot/2.1 (mail security)" : dice.pick(AGENTS);
    rows.put(linkVisits, { shopId: shop.id, linkId: id, machine, agent, at: new Date(at) });
  }
}
