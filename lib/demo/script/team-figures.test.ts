import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { members, shops } from "@/db/schema";
import { loadDemo } from "@/lib/demo/script/load-demo";
import { memberActorById } from "@/lib/identity/session/members";
import { readTeam } from "@/lib/updates/team/queries";

test("the team's figures are those a hand-written count over the demo shop gives", async () => {
  await loadDemo();
  const [shop] = await database().select().from(shops);
  const [owner] = await database().select().from(members).where(sql`role = 'owner'`);
  const { rows, all } = await readTeam(await memberActorById(shop?.id ?? "", owner?.id ?? ""));
  const counted = await database().execute(sql`
    select m.id as "memberId",
      (select count(*)::int from events e where e.type = 'update.solved'
        and e.actor_kind = 'member' and e.actor_id = m.id) as solved,
      (select count(*)::int from ratings r where r.solver_member_id = m.id) as ratings,
      (select avg(stars)::float8 from ratings r where r.solver_member_id = m.id) as average,
      (select avg(case when stars >= 4 then 1 else 0 end)::float8 from ratings r
        where r.solver_member_id = m.id) as csat
    from members m`);
  const byId = new Map(rows.map((row) => [row.memberId, row]));
  expect(counted.length).toBe(rows.length);
  for (const { memberId, average, csat, ...exact } of counted) {
    const row = byId.get(String(memberId));
    expect(row).toMatchObject(exact);
    expect(row?.average ?? null).toEqual(
      average === null ? null : expect.closeTo(Number(average), 10),
    );
    expect(row?.csat ?? null).toEqual(csat === null ? null : expect.closeTo(Number(csat), 10));
  }
  const [whole] = await database().execute(sql`select count(*)::int as ratings,
    count(*) filter (where stars >= 4)::int as good from ratings`);
  expect(all.ratings).toBe(whole?.ratings);
  expect(all.csat).toBeCloseTo(Number(whole?.good) / Number(whole?.ratings), 10);
}, 120_000);
