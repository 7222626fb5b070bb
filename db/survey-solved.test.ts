import type postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { hashToken, newToken } from "@/lib/base/tokens";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { asSuperuser } from "@/lib/testing/database";
import { createOldDatabase, type OldDatabase, withConnection } from "@/lib/testing/old-database";

type Row = Record<string, unknown>;

const token = newToken();
let old: OldDatabase;
let settings: Row[];
let experiments: Row[];
let invitations: Row[];
/** Solved in the window and invited, waiting, and not decided on; all of one shop. */
let due: { shop_id: string; invited: string[]; waiting: string; fresh: string };

const rows = (sql: postgres.Sql, query: string) => sql.unsafe(query) as Promise<Row[]>;

beforeAll(async () => {
  old = await createOldDatabase();
  await asSuperuser(old.url, async (sql) => {
    due = await comeDue(sql);
    settings = await rows(sql, "select * from nps_settings order by shop_id");
    experiments = await rows(sql, "select * from nps_experiments order by id");
    invitations = await rows(sql, "select * from nps_invitations order by shop_id, id");
  });
  await old.upgrade();
  vi.stubEnv("DATABASE_URL", old.url);
});
afterAll(async () => {
  await closeDatabase();
  await old.drop();
});

/** Moves solves of a shop into the window as the old installation left them for the next hour. */
async function comeDue(sql: postgres.Sql) {
  const [shop] = await sql`select shop_id from nps_settings where invitations_on
    and shop_id not in (select shop_id from nps_experiments) order by shop_id limit 1`;
  const shopId = shop?.shop_id;
  const of = (state: string) => sql`
    select i.update_id as id from nps_invitations i
    join customers c on c.shop_id = i.shop_id and c.id = i.customer_id and c.email is not null
    where i.shop_id = ${shopId} and i.state = ${state} and i.update_id is not null order by i.id`;
  const [invited, [waiting], [fresh]] = await Promise.all([
    of("invited"),
    of("waiting"),
    of("skipped"),
  ]);
  const ids = [...invited, waiting, fresh].map((row) => row?.id);
  await sql`set session_replication_role = replica`;
  await sql`delete from nps_invitations where update_id = ${fresh?.id}`;
  await sql`update nps_invitations set state = 'skipped', look_again_at = null
    where shop_id = ${shopId} and state = 'waiting' and update_id <> ${waiting?.id}`;
  await sql`delete from opt_outs where shop_id = ${shopId}`;
  // Nobody waits for an answer or is unhappy: that is another reason to wait.
  await sql`update updates set waiting_since = null where shop_id = ${shopId}`;
  await sql`update ratings set created_at = created_at - interval '60 days' where shop_id = ${shopId}`;
  await sql`delete from blocked_addresses where shop_id = ${shopId}`;
  await sql`update updates set solved_at = solved_at - interval '60 days' where shop_id = ${shopId}`;
  // Solved once more, so that no mail of theirs has the name of the next one.
  await sql`update updates set solved_at = now() - interval '15 days', solve_number = solve_number + 1 where id = any(${ids})`;
  await sql`update nps_settings set scanned_to = null where shop_id = ${shopId}`;
  await sql`update mail_settings set budget_days = 0, quiet_on = false where shop_id = ${shopId}`;
  await sql`update nps_surveys set active = false where shop_id = ${shopId}`;
  await sql`update orders o set status = 'done', email = c.email from customers c, updates u
    where u.id = any(${[waiting?.id, fresh?.id]}) and o.id = u.order_id and c.id = o.customer_id`;
  await sql`insert into mails (shop_id, kind, dedupe_key, state, to_address, customer_id, order_id, update_id, send_at, sent_at, emptied_at)
    select u.shop_id, 'note.customer', 'try:' || u.id, 'sent', 'a@mail.test', o.customer_id, o.id, u.id, now(), now(), now()
    from updates u join orders o on o.id = u.order_id where u.id = any(${[waiting?.id, fresh?.id]})`;
  await sql`update nps_invitations set answered_at = null, review_id = null where update_id = ${invited[0]?.id}`;
  await sql`insert into links (shop_id, token_hash, purpose, order_id, update_id, mail_id, expires_at)
    select shop_id, ${hashToken(token)}, 'nps', order_id, update_id, mail_id, now() + interval '1 day'
    from nps_invitations where update_id = ${invited[0]?.id}`;
  await sql`set session_replication_role = origin`;
  return {
    shop_id: shopId,
    invited: invited.map(({ id }) => id),
    waiting: waiting?.id,
    fresh: fresh?.id,
  };
}

test("settings, experiments and invitations are carried over as they were", async () => {
  await withConnection(old.ownerUrl, async (sql) => {
    const surveys = await rows(
      sql,
      `select shop_id, active as invitations_on, days as after_days, template_id, success_url, error_url,
        channel_id, category_id, scanned_to, name, archived_at, segment from nps_surveys where kind = 'solved' order by shop_id`,
    );
    const own = { name: null, archived_at: null, segment: "all" };
    expect(surveys).toEqual(
      settings.map(({ loud_words, updated_at, ...carried }) => ({ ...carried, ...own })),
    );
    const kept = settings.map(({ shop_id, loud_words }) => ({ shop_id, loud_words }));
    expect(await rows(sql, "select * from nps_settings order by shop_id")).toEqual(kept);

    const solved = await sql`select shop_id, id from nps_surveys where kind = 'solved'`;
    const surveyOf = (shopId: unknown) => solved.find(({ shop_id }) => shop_id === shopId)?.id;
    expect(await rows(sql, "select * from nps_experiments order by id")).toEqual(
      experiments.map((row) => ({ ...row, survey_id: surveyOf(row.shop_id) })),
    );
    expect(invitations.filter((row) => row.update_id).length).toBeGreaterThan(20);
    expect(invitations.filter((row) => row.survey_id).length).toBeGreaterThan(0);
    expect(await rows(sql, "select * from nps_invitations order by shop_id, id")).toEqual(
      invitations.map(({ look_again_at, ...row }) => ({
        ...row,
        survey_id: row.survey_id ?? surveyOf(row.shop_id),
        occasion: row.update_id ?? row.occasion,
        recheck_at: look_again_at,
      })),
    );
  });
});

test("a link of an old invitation takes its answer", async () => {
  const link = await readNpsLink(token);
  expect(link).toMatchObject({
    state: "good",
    ticketId: due.invited[0],
    targets: { success: "https://shop.test/thanks", error: "https://shop.test/oops" },
  });
  if (link.state !== "good") throw new Error("No such link.");
  await answerInvitation(link.actor, 9);
  expect((await readNpsLink(token)).state).toBe("answered");
});

test("the hour after it invites nobody twice, and goes on with who waits and who is new", async () => {
  const { shop_id, invited, waiting, fresh } = due;
  const mailsOf = (sql: postgres.Sql) => sql`select update_id, count(*)::int as mails from mails
    where shop_id = ${shop_id} and kind = 'nps.invitation' and update_id = any(${[...invited, waiting, fresh]})
    group by 1 order by 1`;
  expect(invited.length).toBeGreaterThan(3);
  expect(await scanSurveys(shop_id)).toEqual({ invited: 2, waiting: 0, skipped: 0 });
  expect(await scanSurveys(shop_id)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
  await withConnection(old.ownerUrl, async (sql) => {
    expect(await mailsOf(sql)).toEqual(
      [...invited, waiting, fresh].sort().map((update_id) => ({ update_id, mails: 1 })),
    );
    expect(
      await sql`select count(*)::int as count from nps_invitations where shop_id = ${shop_id} and update_id = ${waiting}`,
    ).toMatchObject([{ count: 1 }]);
  });
});
