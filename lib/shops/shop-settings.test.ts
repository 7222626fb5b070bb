import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { ratingSettings, settingChanges, shops } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { findApiKeyActor } from "@/lib/identity/access/api-keys";
import { findShopOfOrder, listOwnShops } from "@/lib/identity/session/own-shops";
import { readLogoBytes } from "@/lib/mail/logo";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { describeSave } from "@/lib/shops/describe-log";
import { listApiKeys } from "@/lib/shops/keys/key-queries";
import { makeApiKey, revokeApiKey } from "@/lib/shops/keys/make-api-key";
import { listChanges } from "@/lib/shops/log-queries";
import { readLogoFile } from "@/lib/shops/logo-file";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { openShop } from "@/lib/shops/open-shop";
import { readShop } from "@/lib/shops/queries";
import { removeLogo, saveLogo } from "@/lib/shops/save-logo";
import { saveShop } from "@/lib/shops/save-shop";
import { saveStatuses } from "@/lib/shops/save-statuses";
import { shopSchema } from "@/lib/shops/schema";
import { readShopSettings, readStatusSettings } from "@/lib/shops/settings-queries";
import { makeMember, makeOrder, makeShop, settingsOf } from "@/lib/testing/factories";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAFCAYAAAB8ZH1oAAAAC0lEQVR42mNgGAUAAADhAAEKnn+0AAAAAElFTkSuQmCC",
  "base64",
);
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
  Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0]),
]);
const WEBP = Buffer.alloc(30);
WEBP.write("RIFF", 0, "latin1");
WEBP.write("WEBPVP8X", 8, "latin1");
WEBP.writeUIntLE(119, 24, 3);
WEBP.writeUIntLE(59, 27, 3);

const inputOf = async (owner: Parameters<typeof readShopSettings>[0]) =>
  (await readShopSettings(owner)).shop;

describe("a shop", () => {
  test("is saved with its colours, and each change is logged", async () => {
    const { owner } = await makeShop();
    const input = {
      ...(await inputOf(owner)),
      name: "Holm",
      brand: "#ffd400",
      locale: "da" as const,
    };
    expect(await saveShop(owner, input)).toEqual([
      { setting: "shop.name", from: "Holm & Hazel", to: "Holm" },
      { setting: "shop.locale", from: "en", to: "da" },
      { setting: "shop.brand", from: "#0f6274", to: "#ffd400" },
    ]);
    const [row] = await database().select().from(shops).where(eq(shops.id, owner.shopId));
    expect(row?.colors.light.accent).not.toBe("#ffd400");
    expect(await saveShop(owner, input)).toEqual([]);
    const { rows } = await listChanges(owner, { area: "shop", cursor: null, limit: 2 });
    expect(rows.map(({ by }) => by)).toEqual(["Ida Lindqvist", "Ida Lindqvist"]);
  });

  test("begins in its time zone's country, says another or none, and keeps it in a form without one", async () => {
    const { owner } = await makeShop();
    const typed = await inputOf(owner);
    expect(typed.country).toBe("DK");
    const save = (change: object) => saveShop(owner, parse(shopSchema, { ...typed, ...change }));
    const changes = await save({ country: "SE" });
    expect(describeSave("en", [{ setting: "shop.country", from: "DK", to: "SE" }])).toBe(
      "Saved 1 change: Country Denmark → Sweden.",
    );
    expect(changes).toEqual([{ setting: "shop.country", from: "DK", to: "SE" }]);
    expect(await save({ country: undefined })).toEqual([]);
    expect((await inputOf(owner)).country).toBe("SE");
    expect(await save({ country: "" })).toEqual([
      { setting: "shop.country", from: "SE", to: null },
    ]);
    expect((await inputOf(owner)).country).toBeNull();
    const second = { name: "Second", siteUrl: "https://second.example", replyTo: "a@b.example" };
    const opened = await openShop(owner, second, newShopTexts("en"));
    const [row] = await database().select().from(shops).where(eq(shops.id, opened));
    expect(row?.country).toBeNull();
  });

  test("two shops that want one public address do not both get it", async () => {
    const [{ owner: one }, { owner: two }] = [await makeShop(), await makeShop()];
    const slug = `wanted-${crypto.randomUUID().slice(0, 8)}`;
    const [a, b] = [await inputOf(one), await inputOf(two)];
    const both = await Promise.allSettled([
      saveShop(one, { ...a, locale: "en", slug }),
      saveShop(two, { ...b, locale: "en", slug }),
    ]);
    const refused = both.filter((result) => result.status === "rejected");
    expect(refused).toMatchObject([{ reason: { fields: { slug: "slugTaken" } } }]);
  });

  test.each([
    [{ name: " " }, { name: "required" }],
    [{ siteUrl: "javascript:alert(1)" }, { siteUrl: "httpUrl" }],
    [{ replyTo: "a@b.example\nBcc: c@d.example" }, { replyTo: "emailInvalid" }],
    [{ timeZone: "Mars/Olympus" }, { timeZone: "timeZone" }],
    [{ locale: "xx" }, { locale: "invalidValue" }],
    [{ country: "XX" }, { country: "country" }],
    [{ country: "dk" }, { country: "country" }],
    [{ brand: "red" }, { brand: "color" }],
    [{ slug: "-a" }, { slug: "slug" }],
    [{ slug: "a".repeat(61) }, { slug: "slug" }],
  ])("%j is refused", async (change, fields) => {
    const { owner } = await makeShop();
    const input = { ...(await inputOf(owner)), ...change };
    expect(() => parse(shopSchema, input)).toThrow(expect.objectContaining({ fields }));
  });

  test("on a review site has it as its review page, unless something else is shared", async () => {
    const siteUrl = "https://www.trustpilot.com/review/holm.example";
    const { owner, shopId } = await makeShop();
    const move = async () => saveShop(owner, { ...(await inputOf(owner)), locale: "en", siteUrl });
    expect(await move()).toContainEqual({ setting: "ratings.reviewUrl", from: null, to: siteUrl });
    expect(await move()).toEqual([]);
    const [line] = (await listChanges(owner, { area: "ratings", cursor: null, limit: 2 })).rows;
    expect(line).toMatchObject({ setting: "ratings.reviewUrl", to: siteUrl, by: "Ida Lindqvist" });
    const { owner: other } = await makeShop();
    await saveRatingSettings(other, {
      ...(await settingsOf(other)),
      shareUrl: "https://holm.example/love",
    });
    await saveShop(other, { ...(await inputOf(other)), locale: "en", siteUrl });
    expect(await settingsOf(other)).toMatchObject({ reviewUrl: null });
    const opened = await openShop(
      owner,
      { name: "Third", siteUrl, replyTo: "hello@third.example" },
      newShopTexts("en"),
    );
    const [made] = await database()
      .select()
      .from(ratingSettings)
      .where(eq(ratingSettings.shopId, opened));
    expect([made?.reviewUrl, opened === shopId]).toEqual([siteUrl, false]);
  });

  test("keeps in the log what an upgrade changed, with nobody's name", async () => {
    const { owner, shopId } = await makeShop();
    await database()
      .insert(settingChanges)
      .values({ shopId, setting: "ratings.askEveryone", from: true, to: false });
    const { rows } = await listChanges(owner, { area: "ratings", cursor: null, limit: 5 });
    expect(rows).toMatchObject([{ setting: "ratings.askEveryone", by: null }]);
  });

  test("a second one belongs to the same owner, and orders of it are found there", async () => {
    const { owner } = await makeShop();
    const opened = await openShop(
      owner,
      {
        name: "Second",
        siteUrl: "https://second.example",
        replyTo: "hello@second.example",
      },
      newShopTexts("en"),
    );
    expect((await listOwnShops(owner)).map(({ name }) => name)).toEqual(["Holm & Hazel", "Second"]);
    const orderId = await makeOrder(opened);
    expect(await findShopOfOrder(owner, orderId)).toEqual({ id: opened, name: "Second" });
    const { owner: stranger } = await makeShop("Other");
    expect(await findShopOfOrder(stranger, orderId)).toBeNull();
  });
});

describe("a logo", () => {
  test.each([
    ["PNG", PNG, { type: "image/png", width: 10, height: 5 }],
    ["JPEG", JPEG, { type: "image/jpeg", width: 40, height: 30 }],
    ["WebP", WEBP, { type: "image/webp", width: 120, height: 60 }],
    ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
    ["a cut PNG", PNG.subarray(0, 20), null],
    ["a JPEG without a frame", JPEG.subarray(0, 8), null],
    ["nothing", Buffer.alloc(0), null],
  ])("%s is told by its bytes", (_, bytes, found) => {
    expect(readLogoFile(bytes)).toEqual(found);
  });

  test("is kept, served by its content, and removed", async () => {
    const { owner, shopId } = await makeShop();
    expect(await saveLogo(owner, PNG)).toBe(true);
    expect(await saveLogo(owner, PNG)).toBe(false);
    const { logo } = await readShop(owner);
    expect(logo).toMatchObject({ width: 10, height: 5 });
    const hash = logo?.path.split("/").at(-1) ?? "";
    expect((await readLogoBytes(shopId, hash))?.bytes.equals(PNG)).toBe(true);
    const { shopId: other } = await makeShop("Other");
    expect(await readLogoBytes(other, hash)).toBeNull();
    expect(await removeLogo(owner)).toBe(true);
    expect(await removeLogo(owner)).toBe(false);
    const [newest] = await database()
      .select()
      .from(settingChanges)
      .where(eq(settingChanges.shopId, shopId))
      .orderBy(desc(settingChanges.at));
    expect(newest).toMatchObject({ setting: "shop.logo", from: "10 × 5", to: null });
  });

  test("that is too large, too wide or no picture is refused", async () => {
    const { owner } = await makeShop();
    const wide = Buffer.from(PNG);
    wide.writeUInt32BE(4001, 16);
    const fields = (logo: string) => ({ fields: { logo } });
    const large = Buffer.concat([PNG, Buffer.alloc(256 * 1024)]);
    await expect(saveLogo(owner, large)).rejects.toMatchObject(fields("logoTooLarge"));
    await expect(saveLogo(owner, wide)).rejects.toMatchObject(fields("logoTooWide"));
    await expect(saveLogo(owner, Buffer.from("GIF89a"))).rejects.toMatchObject(fields("logoKind"));
  });
});

describe("statuses", () => {
  const formOf = async (owner: Parameters<typeof readStatusSettings>[0]) => ({
    ...(await readStatusSettings(owner)),
    added: { name: "", color: "#2c6fbb" },
  });

  test("are renamed, recoloured, added and archived", async () => {
    const { owner } = await makeShop();
    const form = await formOf(owner);
    const [first, second, ...rest] = form.statuses;
    if (!first || !second) throw new Error("A shop without statuses.");
    const changes = await saveStatuses(owner, {
      ...form,
      statuses: [{ ...first, name: "Fresh" }, { ...second, archived: true }, ...rest],
      added: { name: "Waiting for parts", color: "#123456" },
    });
    expect(changes.map(({ setting }) => setting)).toEqual([
      "statuses.name",
      "statuses.inUse",
      "statuses.status",
    ]);
    const after = await readStatusSettings(owner);
    expect(after.statuses.at(-1)).toMatchObject({ name: "Notice", archived: true });
    expect(after.statuses.map(({ name }) => name)).toContain("Waiting for parts");
    expect(await saveStatuses(owner, { ...after, added: form.added })).toEqual([]);
  });

  test("default statuses stay in use, and no two have the same name", async () => {
    const { owner } = await makeShop();
    const form = await formOf(owner);
    const archived = form.statuses.map((status) => ({ ...status, archived: true }));
    await expect(saveStatuses(owner, { ...form, statuses: archived })).rejects.toMatchObject({
      fields: { openedStatusId: "statusArchived", solvedStatusId: "statusArchived" },
    });
    const added = { name: "SOLVED", color: "#123456" };
    await expect(saveStatuses(owner, { ...form, added })).rejects.toMatchObject({
      fields: { "name-new": "statusTaken" },
    });
    const { owner: stranger } = await makeShop("Other");
    const theirs = await formOf(stranger);
    await expect(saveStatuses(owner, { ...form, statuses: theirs.statuses })).rejects.toMatchObject(
      { code: "not_found" },
    );
  });
});

describe("API keys", () => {
  const key = { name: "Shop system", scopes: ["read" as const], memberId: null };

  test("are shown once, work, and end when revoked", async () => {
    const { owner, shopId } = await makeShop();
    const made = `Bearer ${await makeApiKey(owner, key)}`;
    expect(await findApiKeyActor(made)).toMatchObject({ shopId, scopes: ["read"] });
    const [row] = await listApiKeys(owner);
    expect(row).toMatchObject({ name: "Shop system", member: null });
    const target = { keyId: row?.id ?? "" };
    const { owner: stranger } = await makeShop("Other");
    await expect(revokeApiKey(stranger, target)).rejects.toMatchObject({ code: "not_found" });
    await revokeApiKey(owner, target);
    expect(await findApiKeyActor(made)).toBeNull();
    await makeApiKey(owner, key);
  });

  test("created at once with the same name are one", async () => {
    const { owner } = await makeShop();
    const name = { ...key, name: "SHOP system" };
    const both = await Promise.allSettled([makeApiKey(owner, key), makeApiKey(owner, name)]);
    const refused = both.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject([{ reason: { fields: { name: "nameTaken" } } }]);
  });

  test("are credited only to colleagues", async () => {
    const { owner } = await makeShop();
    const { owner: stranger } = await makeShop("Other");
    await expect(makeApiKey(owner, { ...key, memberId: stranger.memberId })).rejects.toMatchObject({
      fields: { memberId: "unknownMember" },
    });
  });
});

describe("agents are refused, admins are not", () => {
  type Member = Parameters<typeof saveShop>[0];
  const acts: Record<string, (actor: Member, owner: Member) => Promise<unknown>> = {
    saveShop: async (actor, owner) =>
      saveShop(actor, { ...(await inputOf(owner)), locale: "en", name: "New" }),
    saveLogo: (actor) => saveLogo(actor, PNG),
    removeLogo: (actor) => removeLogo(actor),
    saveStatuses: async (actor, owner) =>
      saveStatuses(actor, {
        ...(await readStatusSettings(owner)),
        added: { name: "", color: "#000000" },
      }),
    makeApiKey: (actor) => makeApiKey(actor, { name: "Key", scopes: ["read"], memberId: null }),
    listApiKeys: (actor) => listApiKeys(actor),
    listChanges: (actor) => listChanges(actor, { area: null, cursor: null, limit: 5 }),
    readShopSettings: (actor) => readShopSettings(actor),
    readStatusSettings: (actor) => readStatusSettings(actor),
  };
  test.each(Object.entries(acts))("%s", async (_, act) => {
    const { owner, shopId } = await makeShop();
    const agent = await makeMember(shopId, "agent");
    await expect(act(agent, owner)).rejects.toMatchObject({ code: "forbidden" });
    await act(await makeMember(shopId, "admin"), owner);
  });

  test("opening a shop is for owners", async () => {
    const { shopId } = await makeShop();
    const admin = await makeMember(shopId, "admin");
    const input = {
      name: "Second",
      siteUrl: "https://second.example",
      replyTo: "hello@second.example",
    };
    await expect(openShop(admin, input, newShopTexts("en"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
