import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { apiKeys, settingChanges } from "@/db/schema";
import { createApiKey, findApiKeyActor, useApiKey } from "@/lib/identity/access/api-keys";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { MemberActor } from "@/lib/identity/actor";
import { changeRole, makeOwner } from "@/lib/members/change-role";
import { deactivateMember, leaveShop, reactivateMember } from "@/lib/members/deactivate-member";
import { listMembers } from "@/lib/members/queries";
import { listOwnKeys } from "@/lib/shops/keys/end-keys";
import { listApiKeys } from "@/lib/shops/keys/key-queries";
import { makeApiKey } from "@/lib/shops/keys/make-api-key";
import { makeMember, makeShop } from "@/lib/testing/factories";

const make = (actor: MemberActor, name: string, more: { days?: number; memberId?: string } = {}) =>
  makeApiKey(actor, { name, scopes: ["read"], memberId: null, ...more });
const works = async (key: string) => (await findApiKeyActor(`Bearer ${key}`)) !== null;

const ENDS = {
  deactivated: (owner: MemberActor, { memberId }: MemberActor) =>
    deactivateMember(owner, { memberId }),
  leaves: (_: MemberActor, actor: MemberActor) => leaveShop(actor),
  "made an agent": (owner: MemberActor, { memberId }: MemberActor) =>
    changeRole(owner, { memberId, role: "agent" }),
};

test.each(Object.entries(ENDS))(
  "an admin who is %s: the keys they made end, nobody else’s",
  async (_, end) => {
    const { owner, shopId } = await makeShop();
    const admin = await makeMember(shopId, "admin");
    const own = await make(admin, "Theirs");
    // Credited to them, but made by somebody who stays.
    const credited = await make(owner, "Credited", { memberId: admin.memberId });
    const operators = await transaction((tx) =>
      createApiKey(tx, { shopId, name: "Operator’s", scopes: ["read"] }),
    );
    expect((await listMembers(owner)).find(({ id }) => id === admin.memberId)?.keys).toEqual([
      "Theirs",
    ]);
    expect(await listOwnKeys(admin)).toEqual(["Theirs"]);
    const actor = await findApiKeyActor(`Bearer ${own}`);
    if (!actor) throw new Error("The key did not work.");
    await end(owner, admin);
    expect([await works(own), await works(credited), await works(operators)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await useApiKey(`Bearer ${own}`)).toBeNull();
    // Also for a request that began before.
    await expect(transaction((tx) => holdRight(tx, actor))).rejects.toMatchObject({
      code: "unauthorized",
    });
    const changes = await database()
      .select()
      .from(settingChanges)
      .where(eq(settingChanges.shopId, shopId));
    expect(changes).toContainEqual(
      expect.objectContaining({ setting: "keys.key", from: "Theirs", to: null }),
    );
  },
);

test("an owner who steps down to admin keeps their keys, and access given back brings none back", async () => {
  const { owner, shopId } = await makeShop();
  const admin = await makeMember(shopId, "admin");
  const [first, second] = [await make(owner, "Owner’s"), await make(admin, "Admin’s")];
  await makeOwner(owner, { memberId: admin.memberId, stepDown: true });
  expect(await works(first)).toBe(true);
  await deactivateMember(admin, { memberId: owner.memberId });
  await reactivateMember(admin, { memberId: owner.memberId });
  expect([await works(first), await works(second)]).toEqual([false, true]);
});

test("a key that is made while its maker is deactivated never works afterwards", async () => {
  const { owner, shopId } = await makeShop();
  for (let round = 0; round < 8; round += 1) {
    const admin = await makeMember(shopId, "admin");
    const [made] = await Promise.allSettled([
      make(admin, `Key ${round}`),
      deactivateMember(owner, { memberId: admin.memberId }),
    ]);
    if (made.status === "fulfilled") expect(await works(made.value)).toBe(false);
    else expect(made.reason).toMatchObject({ code: "forbidden" });
  }
});

test("a key with an end works until then, is listed as over, and its name is free again", async () => {
  const { owner, shopId } = await makeShop();
  const key = await make(owner, "Import", { days: 30 });
  const [row] = await listApiKeys(owner);
  const days = (Number(row?.expiresAt) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect(row).toMatchObject({ expired: false, creator: "Ida Lindqvist" });
  const actor = await findApiKeyActor(`Bearer ${key}`);
  if (!actor) throw new Error("The key did not work.");
  await expect(make(owner, "Import")).rejects.toMatchObject({ fields: { name: "nameTaken" } });
  await database().update(apiKeys).set({ expiresAt: sql`now()` }).where(eq(apiKeys.shopId, shopId));
  expect(await works(key)).toBe(false);
  expect(await useApiKey(`Bearer ${key}`)).toBeNull();
  await expect(transaction((tx) => holdRight(tx, actor))).rejects.toMatchObject({
    code: "unauthorized",
  });
  expect(await listApiKeys(owner)).toMatchObject([{ expired: true }]);
  expect(await works(await make(owner, "Import"))).toBe(true);
});
