import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { mailSettings, members, shops } from "@/db/schema";
import { PASSWORD as DEMO_PASSWORD, OWNER_EMAIL } from "@/lib/demo/team";
import { askForDemo } from "@/lib/setup/decide-store";
import { readDemo } from "@/lib/setup/demo-state";
import { loadDemoFor } from "@/lib/setup/load-demo-for";
import { readSetup } from "@/lib/setup/queries";
import { checkPassword } from "@/lib/testing/accounts";
import { makeMember, makeShop } from "@/lib/testing/factories";

test("the demo shop exists next to the real one, with the owner as a member and no way in for strangers", async () => {
  const { owner, shopId } = await makeShop();
  const key = { shopId, memberId: owner.memberId };
  expect(await readDemo(owner)).toEqual({ state: "none" });

  await askForDemo(owner);
  await askForDemo(owner);
  expect(await readDemo(owner)).toEqual({ state: "loading" });
  expect((await readSetup(owner)).done.store).toBe(true);
  const jobs = await database().execute(
    sql`select task_identifier from graphile_worker.jobs where key like 'load_demo:%'`,
  );
  expect(jobs).toEqual([{ task_identifier: "load_demo" }]);

  const agent = await makeMember(shopId, "agent");
  await loadDemoFor({ shopId, memberId: agent.memberId });
  expect(await database().$count(shops)).toBe(1);

  await loadDemoFor(key);
  await loadDemoFor(key);
  const demo = await readDemo(owner);
  if (demo.state !== "there") throw new Error("The demo shop is not there.");
  expect(demo.shopId).not.toBe(shopId);
  expect(await database().$count(shops)).toBe(2);
  const seats = await database()
    .select()
    .from(members)
    .where(and(eq(members.shopId, demo.shopId), eq(members.accountId, owner.accountId)));
  expect(seats).toMatchObject([{ role: "owner", name: owner.name }]);

  for (const email of [OWNER_EMAIL, "admin@demo.test", "agent@demo.test"]) {
    expect(await checkPassword(email, DEMO_PASSWORD)).toMatchObject({ right: false });
  }
  const [mail] = await database()
    .select()
    .from(mailSettings)
    .where(eq(mailSettings.shopId, demo.shopId));
  expect(mail?.transport).toBe("outbox");

  const { owner: other } = await makeShop("Elsewhere");
  expect(await readDemo(other)).toEqual({ state: "none" });
}, 60_000);
