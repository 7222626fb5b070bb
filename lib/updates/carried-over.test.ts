import type postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import { memberActorById } from "@/lib/identity/session/members";
import { countRatings } from "@/lib/ratings/queries";
import { createOldDatabase, type OldDatabase, withConnection } from "@/lib/testing/old-database";
import { readTeam } from "@/lib/updates/team/queries";

let old: OldDatabase;
let before: Awaited<ReturnType<typeof readBefore>>;

beforeAll(async () => {
  old = await createOldDatabase({ updates: 600 });
  before = await withConnection(old.ownerUrl, readBefore);
  await old.upgrade();
  vi.stubEnv("DATABASE_URL", old.url);
  forgetEnv();
}, 60_000);

afterAll(async () => {
  await closeDatabase();
  await old.drop();
});

type Event = {
  update_id: string;
  type: string;
  actor_kind: string;
  actor_id: string | null;
  data: { notify?: boolean; memberId?: string };
  at: Date;
};
type OldUpdate = {
  id: string;
  solved_at: Date | null;
  solved_by_member_id: string | null;
  solved_by_api_key_id: string | null;
  notified_at: Date | null;
  former_status_id: string | null;
  solve_number: number;
};

/** What there was, and the figures as they were counted then. */
async function readBefore(sql: postgres.Sql) {
  return {
    events: await sql<Event[]>`select * from events order by id`,
    updates: await sql<OldUpdate[]>`select * from updates`,
    owners: await sql<{ shop_id: string; id: string }[]>`
      select shop_id, id from members where role = 'owner' order by shop_id`,
    solved: await sql`
      select e.shop_id, e.data->>'memberId' as member_id, count(*)::int as solved,
        (count(*) filter (where not (e.data->>'notify')::boolean))::int as not_asked
      from events e where type = 'update.solved' group by 1, 2`,
    stars: await sql`
      select shop_id, solver_member_id as member_id, stars, count(*)::int as n from ratings group by 1, 2, 3`,
    days: await sql`
      select r.shop_id, (r.created_at at time zone s.time_zone)::date::text as day, stars, count(*)::int as n
      from ratings r join shops s on s.id = r.shop_id group by 1, 2, 3`,
    asking: await sql`
      select l.id from links l join updates u on u.shop_id = l.shop_id and u.id = l.update_id
      where l.purpose = 'rate' and u.solved_at is not null and u.solve_number = l.solve_number order by 1`,
  };
}

type SolveRow = { update_id: string; [column: string]: unknown };

function byUpdate<T extends { update_id: string }>(rows: T[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const list = lists.get(row.update_id);
    if (list) list.push(row);
    else lists.set(row.update_id, [row]);
  }
  return lists;
}

/** The history of one update, told event by event. */
function retell(update: OldUpdate, log: Event[]) {
  const told: Record<string, unknown>[] = [];
  for (const { type, actor_kind: kind, actor_id: id, data, at } of log) {
    if (type === "update.solved") {
      told.push({
        number: told.length + 1,
        solved_at: at,
        by_member_id: data.memberId ?? null,
        by_api_key_id: !data.memberId && kind === "apiKey" ? id : null,
        notified_at: data.notify ? at : null,
        status_before_id: null,
        reopened_at: null,
        reopened_by: null,
      });
    }
    if (type === "update.reopened") {
      Object.assign(told.at(-1) ?? {}, { reopened_at: at, reopened_by: `${kind}:${id}` });
    }
  }
  const last = told.at(-1);
  if (update.solved_at && last) {
    expect(last).toMatchObject({
      solved_at: update.solved_at,
      by_member_id: update.solved_by_member_id,
      by_api_key_id: update.solved_by_api_key_id,
      notified_at: update.notified_at,
      reopened_at: null,
    });
    last.status_before_id = update.former_status_id;
  }
  return told;
}

test("every solve of every update stands there as the log tells it, in its order", async () => {
  const rows = await withConnection(
    old.url,
    (sql) => sql`select update_id, number, solved_at, by_member_id, by_api_key_id, notified_at,
      status_before_id, reopened_at, case when reopened_at is not null then coalesce(
        'member:' || reopened_by_member_id, 'customer:' || reopened_by_customer_id,
        'apiKey:' || reopened_by_api_key_id) end as reopened_by
    from solves order by update_id, number`,
  );
  const logs = byUpdate(before.events);
  const found = byUpdate([...rows] as SolveRow[]);
  for (const update of before.updates) {
    const carried = (found.get(update.id) ?? []).map(({ update_id: _, ...row }) => row);
    expect(carried).toEqual(retell(update, logs.get(update.id) ?? []));
  }
  expect(rows.length).toBe(before.events.filter(({ type }) => type === "update.solved").length);
  expect(rows.filter((row) => row.reopened_at).length).toBe(
    before.events.filter(({ type }) => type === "update.reopened").length,
  );
  expect(rows.filter((row) => row.reopened_by?.startsWith("customer")).length).toBeGreaterThan(5);
  expect(rows.some((row) => row.by_api_key_id)).toBe(true);
});

test("the team's figures and the ratings' are what they were", async () => {
  expect(before.owners).toHaveLength(3);
  for (const { shop_id: shopId, id } of before.owners) {
    const owner = await memberActorById(shopId, id);
    const { rows, all } = await readTeam(owner);
    const solved = before.solved.filter((row) => row.shop_id === shopId);
    const stars = before.stars.filter((row) => row.shop_id === shopId);
    for (const row of rows) {
      const mine = solved.find(({ member_id: member }) => member === row.memberId);
      expect([row.solved, row.notAsked]).toEqual([mine?.solved ?? 0, mine?.not_asked ?? 0]);
      expect(row.distribution).toEqual(
        [1, 2, 3, 4, 5].map(
          (n) => stars.find((one) => one.member_id === row.memberId && one.stars === n)?.n ?? 0,
        ),
      );
    }
    expect(all.solved).toBe(solved.reduce((sum, row) => sum + row.solved, 0));
    expect(all.solved).toBeGreaterThan(100);

    const days = before.days.filter((row) => row.shop_id === shopId);
    const [from, to] = ["2026-01-01", "2026-09-30"];
    const anybody = { stars: null, memberId: null, withComment: false, from, to };
    for (const { stars: n, count } of await countRatings(owner, anybody)) {
      const within = days.filter(({ day, stars: one }) => day >= from && day <= to && one === n);
      expect(count).toBe(within.reduce((sum, row) => sum + row.n, 0));
    }
  }
});

test("ratings, mails and links belong to the solves they came from, and the same links ask", async () => {
  await withConnection(old.ownerUrl, async (sql) => {
    const asking = await sql`
      select l.id from links l
      join updates u on u.shop_id = l.shop_id and u.id = l.update_id
      join solves s on s.shop_id = l.shop_id and s.update_id = l.update_id and s.number = l.solve_number
      where l.purpose = 'rate' and s.number = u.solve_number and s.reopened_at is null order by 1`;
    expect(asking.length).toBeGreaterThan(50);
    expect([...asking]).toEqual([...before.asking]);
    const [odd] = await sql`
      select
        (select count(*) from ratings r left join solves s on s.shop_id = r.shop_id
          and s.update_id = r.update_id and s.number = r.solve_number
          where s.solved_at is distinct from r.solved_at or s.by_member_id is distinct from r.solver_member_id
            or s.by_api_key_id is distinct from r.solver_api_key_id)::int as ratings,
        (select count(*) from mails where kind = 'update.solved' and solve_number is null)::int as mails,
        (select count(*) from updates where solve_number = 0)::int as updates`;
    expect(odd).toEqual({ ratings: 0, mails: 0, updates: 0 });
  });
});
