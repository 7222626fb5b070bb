import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { settingChanges, shops } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { ratingSettingsSchema } from "@/lib/settings/schema";
import { readShareText } from "@/lib/shops/share-text";
import { makeMember, makeShop, settingsOf } from "@/lib/testing/factories";

const fieldsOf = (change: object, base: object) => {
  try {
    parse(ratingSettingsSchema, { ...base, ...change });
    return {};
  } catch (error) {
    return (error as { fields: Record<string, string> }).fields;
  }
};

test("a change is saved, reported and logged with who made it", async () => {
  const { owner } = await makeShop();
  const before = await settingsOf(owner);
  const changes = await saveRatingSettings(owner, {
    ...before,
    followUpDelayMinutes: 15,
    commentOn: false,
  });
  expect(changes).toEqual([
    { setting: "ratings.commentOn", from: true, to: false },
    { setting: "ratings.followUpDelayMinutes", from: 5, to: 15 },
  ]);
  expect(await settingsOf(owner)).toEqual({
    ...before,
    followUpDelayMinutes: 15,
    commentOn: false,
  });
  const log = await database()
    .select()
    .from(settingChanges)
    .where(eq(settingChanges.shopId, owner.shopId))
    .orderBy(desc(settingChanges.setting));
  expect(log.map((row) => [row.setting, row.from, row.to, row.memberId])).toEqual([
    ["ratings.followUpDelayMinutes", 5, 15, owner.memberId],
    ["ratings.commentOn", true, false, owner.memberId],
  ]);
});

test("saving the same again changes and logs nothing", async () => {
  const { owner } = await makeShop();
  const settings = await settingsOf(owner);
  const reordered = { ...settings, networks: [...settings.networks].reverse() };
  expect(await saveRatingSettings(owner, reordered)).toEqual([]);
});

test("agents are refused, members of other shops cannot be alerted", async () => {
  const { shopId, owner } = await makeShop();
  const settings = await settingsOf(owner);
  const agent = await makeMember(shopId, "agent");
  await expect(saveRatingSettings(agent, settings)).rejects.toMatchObject({ code: "forbidden" });
  const { owner: stranger } = await makeShop("Other");
  await expect(
    saveRatingSettings(owner, { ...settings, alertMemberIds: [stranger.memberId] }),
  ).rejects.toMatchObject({ fields: { alertMemberIds: "unknownMember" } });
});

const TRUSTPILOT = "https://www.trustpilot.com/evaluate/holm-hazel.example";

test("what is shared on a review site becomes the review page, whatever was typed there", async () => {
  const { owner } = await makeShop();
  const base = await settingsOf(owner);
  const elsewhere = "https://g.page/r/holm/review";
  const changes = await saveRatingSettings(owner, {
    ...base,
    shareUrl: TRUSTPILOT,
    reviewUrl: elsewhere,
  });
  expect(changes).toEqual([
    { setting: "ratings.shareUrl", from: null, to: TRUSTPILOT },
    { setting: "ratings.reviewUrl", from: null, to: TRUSTPILOT },
  ]);
  expect(await settingsOf(owner)).toMatchObject({ shareUrl: TRUSTPILOT, reviewUrl: TRUSTPILOT });
  await saveRatingSettings(owner, { ...base, reviewUrl: null, shareUrl: TRUSTPILOT });
  expect(await settingsOf(owner)).toMatchObject({ reviewUrl: TRUSTPILOT });
  await saveRatingSettings(owner, { ...base, reviewUrl: elsewhere });
  expect(await settingsOf(owner)).toMatchObject({ shareUrl: null, reviewUrl: elsewhere });
});

test("a shop whose own address is on a review site shares that", async () => {
  const { owner, shopId } = await makeShop();
  const base = await settingsOf(owner);
  await database().update(shops).set({ siteUrl: TRUSTPILOT }).where(eq(shops.id, shopId));
  await saveRatingSettings(owner, base);
  expect(await settingsOf(owner)).toMatchObject({ shareUrl: null, reviewUrl: TRUSTPILOT });
});

test("the share text is kept for each language; an empty one is none but in the shop's own", async () => {
  const { owner, shopId } = await makeShop();
  const base = await settingsOf(owner);
  const save = (shareTexts: { en: string; da: string }) =>
    saveRatingSettings(owner, { ...base, shareTexts });
  expect(await save({ ...base.shareTexts, da: "God hjælp." })).toEqual([
    { setting: "ratings.shareTexts.da", from: base.shareTexts.da, to: "God hjælp." },
  ]);
  expect(await readShareText(shopId, "da")).toBe("God hjælp.");
  await save({ en: "Good help.", da: "" });
  expect(await readShareText(shopId, "da")).toBe("Good help.");
  await save({ en: "", da: "God hjælp." });
  expect([await readShareText(shopId, "en"), await readShareText(shopId, "da")]).toEqual([
    "",
    "God hjælp.",
  ]);
});

test.each([
  [{ followUpDelayMinutes: -1 }, "followUpDelayMinutes", "minutesRange?min=0&max=1440"],
  [{ followUpDelayMinutes: 1441 }, "followUpDelayMinutes", "minutesRange?min=0&max=1440"],
  [{ followUpDelayMinutes: 1.5 }, "followUpDelayMinutes", "minutesRange?min=0&max=1440"],
  [{ followUpDelayMinutes: "soon" }, "followUpDelayMinutes", "minutesRange?min=0&max=1440"],
  [{ shareUrl: "javascript:alert(1)" }, "shareUrl", "httpUrl"],
  [{ shareUrl: "https://user:pw@holm.example" }, "shareUrl", "httpUrl"],
  [{ shareUrl: "//holm.example" }, "shareUrl", "httpUrl"],
  [{ shareUrl: "https:/\\holm.example" }, "shareUrl", "httpUrl"],
  [{ reviewUrl: "javascript:alert(1)" }, "reviewUrl", "httpUrl"],
  [{ reviewUrl: "ftp://trustpilot.com/x" }, "reviewUrl", "httpUrl"],
  [{ reviewUrl: "https://user:pw@trustpilot.com" }, "reviewUrl", "httpUrl"],
  [{ shareTexts: { en: "x".repeat(281), da: "" } }, "shareTexts.en", "tooLong?max=280"],
  [{ shareTexts: { en: "", da: "Get {discount}" } }, "shareTexts.da", "shareTextToken"],
  [{ alertAddresses: ["a@b.example\r\nBcc: c@d.example"] }, "alertAddresses.0", "emailInvalid"],
  [{ alertAddresses: ["a@b.example, c@d.example"] }, "alertAddresses.0", "emailInvalid"],
])("%j is refused at %s", async (change, field, message) => {
  const { owner } = await makeShop();
  expect(fieldsOf(change, await settingsOf(owner))).toEqual({ [field]: message });
});
