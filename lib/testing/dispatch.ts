import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { vi } from "vitest";
import { database, transaction } from "@/db/client";
import { mailSettings } from "@/db/schema";
import { forgetEnv } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { Heartbeat } from "@/lib/jobs/heartbeat";
import { sealSmtp } from "@/lib/mail/credentials";
import { Dispatcher } from "@/lib/mail/dispatch/dispatcher";
import { queueMails } from "@/lib/mail/queue-mail";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { accountEmail, makeCustomer, makeOrder } from "@/lib/testing/factories";

/** A dispatcher in this process with a heart of its own. */
export function startDispatcher(id = `mail-${randomUUID()}`): { stop: () => Promise<void> } {
  const heartbeat = new Heartbeat(() => [id]);
  heartbeat.start();
  const dispatcher = new Dispatcher(id, mailKinds, heartbeat);
  dispatcher.start();
  return {
    stop: async () => {
      await dispatcher.stop();
      await heartbeat.stop();
    },
  };
}

/** From here on, in this file, mail goes through this server. */
export function useMailServer(url: string): void {
  vi.stubEnv("SMTP_URL", url);
  forgetEnv();
}

/** Has a shop send its mail through a server of its own. */
export async function useOwnServer(shopId: string, port: number): Promise<void> {
  const smtpSealed = sealSmtp({ host: "127.0.0.1", port, secure: false, user: "", password: "" });
  await database()
    .update(mailSettings)
    .set({ transport: "smtp", smtpSealed })
    .where(eq(mailSettings.shopId, shopId));
}

/** Queues so many emails with a way in to one order, of the kind that customers ask for. */
export async function queueLinks(shopId: string, count: number): Promise<void> {
  const email = `${randomUUID()}@example.com`;
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara Jørgensen" } });
  const { customerId } = await makeCustomer(shopId, orderId);
  const drafts = Array.from({ length: count }, () => ({
    kind: "portal.link" as const,
    dedupeKey: `test:${randomUUID()}`,
    to: { address: email, name: "Clara Jørgensen", customerId },
    orderId,
    delay: 0 as const,
  }));
  await transaction((tx) => queueMails(tx, shopId, drafts));
}

/** Queues one email about a member's sign-in. */
export async function queueNotice(owner: MemberActor): Promise<string> {
  const { shopId, accountId, name } = owner;
  const draft = {
    kind: "auth.notice" as const,
    dedupeKey: `auth.notice:password:${randomUUID()}`,
    to: { address: await accountEmail(owner), name },
    accountId,
    delay: 0 as const,
  };
  const [mail] = await transaction((tx) => queueMails(tx, shopId, [draft]));
  return mail?.id ?? "";
}

/** How many emails of a shop are in each state. */
export async function countStates(shopId: string): Promise<Record<string, number>> {
  const rows = await database().execute<{ state: string; count: number }>(
    sql`select state, count(*)::int as count from mails where shop_id = ${shopId}::uuid group by state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A sign of life of a dispatcher, so many seconds ago. */
export async function beatBefore(id: string, seconds: number): Promise<void> {
  await database().execute(sql`
    insert into workers values (${id}, now() - make_interval(secs => ${seconds}::int))
    on conflict (id) do update set beat_at = excluded.beat_at`);
}

/** All emails of a shop have been due for so many minutes. */
export async function makeLate(shopId: string, minutes: number): Promise<void> {
  await database().execute(sql`update mails set send_at = now() - make_interval(mins => ${minutes}::int)
    where shop_id = ${shopId}`);
}

/** A worker takes one email of a shop and does nothing with it. */
export async function takeOne(shopId: string, worker: string): Promise<void> {
  await database().execute(sql`update mails set claimed_by = ${worker}
    where id = (select id from mails where shop_id = ${shopId} order by id limit 1)`);
}
