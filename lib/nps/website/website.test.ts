import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { settingChanges, surveyAccess } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { deviceCaller, findSurveyShop, trustedCaller } from "@/lib/identity/access/survey-access";
import { makeSurveySecret } from "@/lib/nps/website/make-secret";
import { readWebsite } from "@/lib/nps/website/queries";
import { saveOrigins } from "@/lib/nps/website/save-origins";
import { linesOf, originsSchema, readOrigin } from "@/lib/nps/website/schema";
import { curlExamples, embedSnippet } from "@/lib/nps/website/snippet";
import { makeMember, makeShop } from "@/lib/testing/factories";

test("a secret works from when it is made until the next one is", async () => {
  const { owner } = await makeShop();
  const { publicKey, hasSecret } = await readWebsite(owner);
  expect(hasSecret).toBe(false);
  const first = await makeSurveySecret(owner);
  expect(trustedCaller(await findSurveyShop(publicKey), first)).toMatchObject({ trusted: true });
  const second = await makeSurveySecret(owner);
  const shop = await findSurveyShop(publicKey);
  expect(trustedCaller(shop, second)).toMatchObject({ trusted: true });
  expect(() => trustedCaller(shop, first)).toThrow();
  const site = await readWebsite(owner);
  expect(site).toMatchObject({ hasSecret: true, secretMade: { by: "Ida Lindqvist" } });
  expect(JSON.stringify(site)).not.toContain(second);
  const log = await database()
    .select()
    .from(settingChanges)
    .where(eq(settingChanges.shopId, owner.shopId));
  expect(log.map(({ setting, from, to }) => [setting, from, to])).toEqual([
    ["nps.surveySecret", null, null],
    ["nps.surveySecret", null, null],
  ]);
  const [row] = await database()
    .select()
    .from(surveyAccess)
    .where(eq(surveyAccess.shopId, owner.shopId));
  expect(row?.secretHash?.toString("utf8")).not.toContain(second);
});

test("two people renew at once: exactly one of the two secrets works", async () => {
  const { owner } = await makeShop();
  const secrets = await Promise.all([makeSurveySecret(owner), makeSurveySecret(owner)]);
  const shop = await findSurveyShop((await readWebsite(owner)).publicKey);
  const works = secrets.filter((secret) => {
    try {
      return trustedCaller(shop, secret);
    } catch {
      return false;
    }
  });
  expect(works).toHaveLength(1);
});

test.each([
  ["https://www.example.com", { origin: "https://www.example.com" }],
  ["HTTPS://WWW.Example.com:443/", { origin: "https://www.example.com" }],
  ["https://shop.example.com:8443", { origin: "https://shop.example.com:8443" }],
  ["https://blåbær.example", { origin: "https://xn--blbr-roah.example" }],
  ["http://localhost:5173", { origin: "http://localhost:5173" }],
  ["http://127.0.0.1", { origin: "http://127.0.0.1" }],
  ["http://www.example.com", { problem: "originScheme" }],
  ["http://localhost.example.com", { problem: "originScheme" }],
  ["www.example.com", { problem: "originScheme" }],
  ["javascript:alert(1)", { problem: "originScheme" }],
  ["https://www.example.com/shop", { problem: "originPath" }],
  ["https://www.example.com/?a=1", { problem: "originPath" }],
  ["https://www.example.com#top", { problem: "originPath" }],
  ["https://ida@www.example.com", { problem: "originForm" }],
  ["https://*.example.com", { problem: "originForm" }],
  ["https://", { problem: "originForm" }],
  ["https://a b.example", { problem: "originForm" }],
] as const)("%s", (written, expected) => {
  const read = readOrigin(written);
  if ("origin" in expected && expected.origin.includes("xn--")) {
    expect(read).toMatchObject({ origin: expect.stringMatching(/^https:\/\/xn--/) });
  } else expect(read).toEqual(expected);
});

test("origins are kept once, logged, and let browsers in", async () => {
  const { owner } = await makeShop();
  const lines = linesOf(
    "https://www.example.com\r\n\n https://www.example.com/ , http://localhost:3000",
  );
  const input = parse(originsSchema, { origins: lines });
  expect(await saveOrigins(owner, input)).toEqual([
    {
      setting: "nps.allowedOrigins",
      from: [],
      to: ["https://www.example.com", "http://localhost:3000"],
    },
  ]);
  expect(await saveOrigins(owner, input)).toEqual([]);
  const { publicKey } = await readWebsite(owner);
  const shop = await findSurveyShop(publicKey);
  expect(deviceCaller(shop, "http://localhost:3000")).toMatchObject({ trusted: false });
  expect(() => deviceCaller(shop, "http://localhost:3001")).toThrow();
  expect(() => parse(originsSchema, { origins: [...lines, "https://x.example/a"] })).toThrow(
    expect.objectContaining({ fields: { "origins.3": "originPath" } }),
  );
});

test("agents are refused, and every shop has its own", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const acts = [
    () => readWebsite(agent),
    () => makeSurveySecret(agent),
    () => saveOrigins(agent, { origins: [] }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  const { owner: stranger } = await makeShop("Other");
  await makeSurveySecret(stranger);
  await saveOrigins(stranger, { origins: ["https://other.example"] });
  expect(await readWebsite(owner)).toMatchObject({ hasSecret: false, allowedOrigins: [] });
});

test("the snippet and the calls name the shop and what was chosen", () => {
  const parts = {
    appUrl: "https://help.example.com",
    publicKey: "K".repeat(32),
    channel: "website",
    category: "checkout",
  };
  expect(embedSnippet(parts)).toBe(
    `<script src="https://help.example.com/nps/embed.js" data-shop="${"K".repeat(32)}" data-channel="website" data-category="checkout" async></script>`,
  );
  const calls = curlExamples(parts, { secret: "SECRET", day: "2026-11-22" });
  expect(calls).toContain("date_from=2026-11-22&date_to=2026-11-22");
  expect(calls.match(/Bearer SECRET/g)).toHaveLength(2);
});
