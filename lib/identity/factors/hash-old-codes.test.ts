import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { recoveryCodes } from "@/db/schema";
import { redeemCode } from "@/lib/identity/factors/codes";
import { hashOldCodes } from "@/lib/identity/factors/hash-old-codes";
import { makePerson, withTwoFactor } from "@/lib/testing/accounts";

const OLD = ["aaaa-bbbb-cccc", "dddd-eeee-ffff", "gggg-hhhh-jjjj"];

/** Codes as versions before stored them. */
async function withOldCodes() {
  const { actor } = await makePerson();
  await withTwoFactor(actor);
  const { accountId } = actor;
  await database().delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  const fast = (code: string) =>
    createHash("sha256")
      .update(`${accountId}:${code.replaceAll("-", "")}`)
      .digest();
  await database()
    .insert(recoveryCodes)
    .values(OLD.map((code) => ({ accountId, codeHash: fast(code) })));
  return { accountId, hashes: OLD.map((code) => fast(code).toString("hex")) };
}

const rowsOf = (accountId: string) =>
  database().select().from(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
const redeem = (accountId: string, code: string) =>
  transaction((tx) => redeemCode(tx, accountId, code));

test("codes of older versions work, before and after they are hashed like passwords, once", async () => {
  const { accountId, hashes } = await withOldCodes();
  const other = await withOldCodes();
  const [first = "", second = "", third = ""] = OLD;
  expect(await redeem(accountId, first)).toBe("recovery");
  expect(await hashOldCodes(1)).toBe(2);
  expect(await hashOldCodes()).toBe(0);
  const rows = await rowsOf(accountId);
  expect(rows.every(({ salt }) => salt?.length === 16)).toBe(true);
  expect(rows.some(({ codeHash }) => hashes.includes(codeHash.toString("hex")))).toBe(false);
  expect(await redeem(accountId, first)).toBeNull();
  expect(await redeem(accountId, second.toUpperCase())).toBe("recovery");
  expect(await redeem(accountId, second)).toBeNull();
  expect(await redeem(other.accountId, third)).toBe("recovery");
});

test("a new code is no fast hash of what is typed, and of several at once one works", async () => {
  const { actor } = await makePerson();
  const { codes } = await withTwoFactor(actor);
  const [code = ""] = codes;
  const fast = createHash("sha256")
    .update(`${actor.accountId}:${code.replaceAll("-", "")}`)
    .digest("hex");
  const rows = await rowsOf(actor.accountId);
  expect(rows).toHaveLength(10);
  expect(rows.map(({ codeHash }) => codeHash.toString("hex"))).not.toContain(fast);
  const all = await Promise.all([1, 2, 3, 4].map(() => redeem(actor.accountId, code)));
  expect(all.filter(Boolean)).toEqual(["recovery"]);
});
