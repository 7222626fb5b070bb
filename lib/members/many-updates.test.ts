import { expect, test } from "vitest";
import { withinRequest } from "@/lib/base/allowance";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { asOwner } from "@/lib/testing/as-owner";
import { makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { ownDatabase } from "@/lib/testing/own-database";
import { updateRow } from "@/lib/testing/rows";

await ownDatabase();

test("access ends however many open updates somebody has", async () => {
  const { owner, shopId } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const updateIds: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const orderId = await makeOrder(shopId);
    updateIds.push(await makeUpdate(agent, orderId, { assigneeId: agent.memberId }));
  }
  // As if there were hundreds.
  await asOwner((sql) =>
    sql.unsafe(`create function take_time() returns trigger language plpgsql as $$
      begin perform pg_sleep(0.4); return new; end $$;
      create trigger updates_take_time before update on updates for each row execute function take_time()`),
  );
  expect(await withinRequest(() => deactivateMember(owner, agent))).toBe(4);
  for (const id of updateIds)
    expect(await updateRow(agent, id)).toMatchObject({ assigneeId: null });
});
