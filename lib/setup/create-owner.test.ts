import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import {
  accountEvents,
  accounts,
  limits,
  mailSettings,
  members,
  shopSetups,
  shops,
} from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { isSetupCode, setupAddress, setupCode } from "@/lib/setup/code";
import { createOwner } from "@/lib/setup/create-owner";
import { forgetInstallation, isEmptyInstallation } from "@/lib/setup/queries";
import { firstOwnerSchema } from "@/lib/setup/schema";
import { checkPassword } from "@/lib/testing/accounts";
import { makeShop, PASSWORD } from "@/lib/testing/factories";

const WHERE = { locale: "en", address: "192.0.2.7" } as const;

const input = (n: number) => ({
  name: `Ida Lindqvist ${n}`,
  email: `ida${n}@holm-hazel.example`,
  password: PASSWORD,
  shopName: "Holm & Hazel",
  timeZone: "Europe/Copenhagen",
});

beforeEach(() => forgetInstallation());

test("of many first owners at once one is made, with one shop; afterwards nobody can be", async () => {
  expect(await isEmptyInstallation()).toBe(true);
  const results = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((n) => createOwner(input(n), WHERE)),
  );
  const made = results.filter((result) => result.status === "fulfilled");
  const refused = results.filter((result) => result.status === "rejected");
  expect(made).toHaveLength(1);
  expect(refused.map(({ reason }) => reason.code)).toEqual(Array(4).fill("already_set_up"));
  expect(await database().$count(accounts)).toBe(1);
  expect(await database().$count(shops)).toBe(1);
  expect(await database().$count(mailSettings)).toBe(1);
  expect(await database().$count(shopSetups)).toBe(1);
  expect(await isEmptyInstallation()).toBe(false);

  const [seat] = await database().select().from(members);
  const [shop] = await database().select().from(shops);
  expect(seat).toMatchObject({ role: "owner", accountId: made[0]?.value });
  expect(shop).toMatchObject({ name: "Holm & Hazel", timeZone: "Europe/Copenhagen", locale: "en" });
  const [account] = await database().select().from(accounts);
  expect(await checkPassword(account?.email ?? "", PASSWORD)).toMatchObject({ right: true });
  const log = await database()
    .select()
    .from(accountEvents)
    .where(eq(accountEvents.accountId, account?.id ?? ""));
  expect(log.map(({ type, address }) => [type, address])).toEqual([
    ["account.created", WHERE.address],
  ]);
  await expect(createOwner(input(9), WHERE)).rejects.toMatchObject({ code: "already_set_up" });
});

test("an installation whose shop was made by command is set up already", async () => {
  await makeShop();
  expect(await isEmptyInstallation()).toBe(false);
  await expect(createOwner(input(1), WHERE)).rejects.toMatchObject({ code: "already_set_up" });
});

test("only the code of this installation is right, and too many wrong ones wait", async () => {
  await database().delete(limits);
  expect(setupCode()).toMatch(/^[\w-]{43}$/);
  expect(setupAddress()).toBe("http://localhost:3000/setup");
  expect(await isSetupCode(setupCode(), "192.0.2.1")).toBe(true);
  expect(await isSetupCode(` ${setupCode()}\n`, "192.0.2.1")).toBe(true);
  expect(await isSetupCode(`“${setupCode()}”.`, "192.0.2.1")).toBe(true);
  const wrong = [
    "",
    "x",
    setupCode().slice(1),
    `${setupCode()}A`,
    setupCode().toLowerCase(),
    "ø".repeat(43),
    `${" ".repeat(200)}${setupCode()}`,
  ];
  for (const code of wrong) expect(await isSetupCode(code, "192.0.2.2")).toBe(false);
  for (let n = wrong.length; n < 20; n++) await isSetupCode("wrong", "192.0.2.2");
  await expect(isSetupCode(setupCode(), "192.0.2.2")).rejects.toMatchObject({
    code: "rate_limited",
  });
  expect(await isSetupCode(setupCode(), "192.0.2.3")).toBe(true);
});

test.each([
  [{ name: " " }, "name", "required"],
  [{ email: "ida" }, "email", "emailInvalid"],
  [{ password: "short" }, "password", "passwordShort"],
  [{ shopName: "" }, "shopName", "required"],
])("refuses %o beside the field", (change, field, problem) => {
  expect(() => parse(firstOwnerSchema, { ...input(1), ...change })).toThrow(
    expect.objectContaining({ fields: { [field]: problem } }),
  );
});

test("an unknown time zone is ignored", () => {
  const { timeZone } = parse(firstOwnerSchema, { ...input(1), timeZone: "Mars/Olympus" });
  expect(timeZone).toBe("UTC");
});
