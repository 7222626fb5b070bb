import { beforeEach, describe, expect, test } from "vitest";

import { call } from "@/app/nps/test-client";
import { readEmail } from "@/lib/base/email-address";
import { newToken } from "@/lib/base/tokens";
import { makeOrder } from "@/lib/testing/factories";
import {
  fillReviews,
  forgetCountry,
  makeSurveyShop,
  moveReviews,
  reviewsOf,
  SURVEY_SITE as SITE,
  type SurveyShopKeys,
  versionsOf,
} from "@/lib/testing/survey";

let shop: SurveyShopKeys;

beforeEach(async () => {
  shop = await makeSurveyShop();
});

const answer = () => ({
  shop_id: shop.key,
  shop_secret: shop.secret,
  email: "clara@example.com",
  channel: "website",
  category: "delivery",
  rate: "9",
});

const create = (changes: Record<string, unknown> = {}, headers?: Record<string, string>) =>
  call("create", {
    body: JSON.stringify({ ...answer(), ...changes }),
    headers: { "content-type": "application/json", ...headers },
  });

const stored = () => reviewsOf(shop.shopId);

describe("the lists", () => {
  test("channels and categories in use, with numbers as ids and all six texts", async () => {
    const channels = await call("channels", { query: { shop_id: shop.key } });
    expect(channels.body).toEqual([
      { id: expect.any(Number), code: "email", name: "Email" },
      { id: expect.any(Number), code: "website", name: "Website" },
      { id: expect.any(Number), code: "pos", name: "Point of sale" },
      { id: expect.any(Number), code: "ios_app", name: "iOS app" },
      { id: expect.any(Number), code: "android_app", name: "Android app" },
    ]);
    const categories = await call("categories", { query: { shop_id: shop.key, extra: "1" } });
    expect(categories.body.map((category: { code: string }) => category.code)).toEqual([
      "support",
      "delivery",
      "checkout",
    ]);
    expect(categories.body[1]).toEqual({
      id: expect.any(Number),
      code: "delivery",
      name: "Delivery",
      promoter_question: "What did you like most?",
      promoter_success: "Thank you. Your words go to the people who did the work.",
      passive_question: "What would have made it better?",
      passive_success: "Thank you. We read every answer.",
      detractor_question: "What went wrong?",
      detractor_success: "Thank you for being honest. We read every answer.",
    });
  });

  test.each([{}, { shop_id: "" }, { shop_id: "nobody" }])("no such shop: %o", async (query) => {
    const { status, body } = await call("channels", { query: query as Record<string, string> });
    expect(status).toBe(404);
    expect(body).toEqual({
      status: "error",
      message: expect.any(String),
      payload: { message: body.message },
    });
  });
});

describe("an answer", () => {
  test.each([
    ["JSON", () => create()],
    ["a form", () => call("create", { body: new URLSearchParams(answer()) })],
    ["the query", () => call("create", { query: answer() })],
    [
      "multipart",
      () => {
        const form = new FormData();
        for (const [name, value] of Object.entries(answer())) form.append(name, value);
        return call("create", { body: form });
      },
    ],
    [
      "half the query, half the body, extra parameters and empty strings",
      () => {
        const { shop_id, shop_secret, ...rest } = answer();
        return call("create", {
          query: { shop_id, shop_secret, stream: "ios", phone: "" },
          body: JSON.stringify({
            ...rest,
            rate: 9,
            shop_secret: "",
            loyalty_id: "",
            comment: null,
          }),
        });
      },
    ],
  ])("comes as %s", async (_, send) => {
    const { status, body } = await send();
    expect({ status, body }).toEqual({ status: 200, body: { status: "success" } });
    expect(await stored()).toMatchObject([
      { score: 9, lowest: 1, email: "clara@example.com", comment: null },
    ]);
  });

  test("the secret may come as a bearer token, channel and category as ids", async () => {
    const [channel] = (await call("channels", { query: { shop_id: shop.key } })).body;
    const [category] = (await call("categories", { query: { shop_id: shop.key } })).body;
    const given = { shop_secret: undefined, channel: channel.id, category: category.id };
    const { status } = await create(given, { authorization: `Bearer ${shop.secret}` });
    expect(status).toBe(200);
    expect(await stored()).toMatchObject([{ channelId: channel.id, categoryId: category.id }]);
  });

  test.each([
    ["no rate", { rate: "" }, 404],
    ["no channel", { channel: null }, 404],
    ["no category", { category: undefined }, 404],
    ["nobody", { email: "" }, 404],
    ["no caller", { shop_secret: "" }, 403],
    ["a wrong secret", { shop_secret: newToken() }, 403],
    ["a wrong secret beside a device", { shop_secret: "x", did: "d1" }, 403],
    ["an unknown shop", { shop_id: "other" }, 404],
    ["rate 0", { rate: 0 }, 400],
    ["rate 11", { rate: 11 }, 400],
    ["rate 7.5", { rate: 7.5 }, 400],
    ["rate in words", { rate: "nine" }, 400],
    ["rate as a list", { rate: [9] }, 400],
    ["rate as an object", { rate: { $gt: 1 } }, 400],
    ["an unknown channel", { channel: "fax" }, 400],
    ["a channel out of use", { channel: "old" }, 400],
    ["a category out of use", { category: "old" }, 400],
    ["a comment too long", { comment: "x".repeat(2001) }, 400],
  ])("%s is refused with its status and the reason", async (_, changes, status) => {
    const refused = await create(changes);
    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({
      status: "error",
      message: expect.stringMatching(/\.$/),
      payload: { message: refused.body.message },
    });
    expect(await stored()).toEqual([]);
  });

  test.each(["o&leary@example.org", "info@bücher.example", "clara@", "a".repeat(400)])(
    "with the address %s is stored",
    async (email) => {
      const answer = await create({ email, order_id: "1001", comment: " \u200b\n \t " });
      const known = readEmail(email);
      const adjusted = [{ field: "email", reason: "not_emailable" }];
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ status: "success", ...(known === null && { adjusted }) });
      const given = known === null ? email.slice(0, 254) : null;
      expect(await stored()).toMatchObject([
        { email: known, unusableEmail: given, orderRef: "1001", comment: null },
      ]);
    },
  );

  test("a phone number that is none costs nobody the answer who is known otherwise", async () => {
    const answer = await create({ email: "clara@example.com", phone: "call me" });
    const adjusted = [{ field: "phone", reason: "left_out" }];
    expect(answer).toMatchObject({ status: 200, body: { status: "success", adjusted } });
    expect(await stored()).toMatchObject([{ email: "clara@example.com", phone: null }]);
    expect((await create({ email: "", phone: "call me" })).status).toBe(400);
    const device = { shop_secret: "", did: "d-1", phone: "call me", email: "" };
    expect((await create(device)).status).toBe(200);
  });

  test("an address nothing can be sent to takes no place of one that can be", async () => {
    const named = { email: "", phone: "+4512345678" };
    await create({ ...named, email: "clara@example.com" });
    const [first] = await stored();
    await create({ ...named, email: "clara@" });
    await create({ ...named, rate: "3" });
    const rows = await stored();
    expect(rows.find(({ id }) => id === first?.id)).toMatchObject({ email: "clara@example.com" });
    expect(rows.filter(({ unusableEmail }) => unusableEmail === "clara@")).toHaveLength(1);
  });

  test.each([null, "", " \u200b\ufeff"])("%j counts as left out, everywhere", async (nothing) => {
    const left = { loyalty_id: nothing, comment: nothing, did: nothing, scale: nothing };
    expect((await create({ ...left, phone: nothing, order_id: nothing })).status).toBe(200);
    expect(await stored()).toMatchObject([{ phone: null, loyaltyId: null, comment: null }]);
    expect((await create({ rate: nothing })).status).toBe(404);
    expect((await create({ channel: nothing })).status).toBe(404);
  });

  test("a comment of 2000 characters fits, counted as people count", async () => {
    const comment = "💚".repeat(2000);
    expect((await create({ comment })).status).toBe(200);
    expect(await stored()).toMatchObject([{ comment }]);
  });

  test("a customer is recognised by address and by order", async () => {
    const orderId = await makeOrder(shop.shopId, {
      number: "10482",
      customer: { email: "clara@example.com", name: "Clara" },
    });
    await create({ email: "", order_id: "10482" });
    await create({ channel: "pos", email: "CLARA@example.com" });
    const [byOrder, byAddress] = await stored();
    expect(byOrder).toMatchObject({ orderId, orderRef: "10482" });
    expect(byOrder?.customerId).toBe(byAddress?.customerId);
    expect(byOrder?.customerId).not.toBeNull();
  });

  test("the second of a day replaces the first, which is kept; other channels and people are separate", async () => {
    await create({ rate: 3, comment: "Late." });
    await create({ rate: 8 });
    await create({ rate: 10, channel: "pos" });
    await create({ rate: 5, email: "other@example.com" });
    const rows = await stored();
    expect(rows.map((row) => [row.score, row.comment])).toEqual([
      [8, "Late."],
      [10, null],
      [5, null],
    ]);
    const versions = await versionsOf(shop.shopId);
    expect(versions).toMatchObject([{ reviewId: rows[0]?.id, score: 3, comment: "Late." }]);
  });

  test("many at once of one person leave one, and every other one as a version", async () => {
    const rates = Array.from({ length: 10 }, (_, index) => index + 1);
    const answers = await Promise.all(rates.map((rate) => create({ rate })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const rows = await stored();
    const versions = await versionsOf(shop.shopId);
    expect(rows).toHaveLength(1);
    expect([...versions, ...rows].map((row) => row.score).sort((a, b) => a - b)).toEqual(rates);
  });
});

describe("devices", () => {
  const device = (changes: object = {}, headers: Record<string, string> = { origin: SITE }) =>
    create({ shop_secret: "", email: "", did: "d1", ...changes }, headers);

  test("answer from the shop's site, which may read the answer", async () => {
    const { status, headers } = await device();
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBe(SITE);
    expect(await stored()).toMatchObject([{ deviceId: "d1", customerId: null }]);
  });

  test("an app without an origin answers too; another site does not", async () => {
    expect((await device({}, {})).status).toBe(200);
    const { status, headers } = await device({}, { origin: "https://evil.example" });
    expect(status).toBe(403);
    expect(headers.has("access-control-allow-origin")).toBe(false);
  });

  test("speak for themselves alone, whatever they claim", async () => {
    await makeOrder(shop.shopId, {
      number: "10482",
      customer: { email: "clara@example.com", name: "Clara" },
    });
    await device({ email: "clara@example.com", order_id: "10482" });
    expect(await stored()).toMatchObject([
      { customerId: null, orderId: null, email: null, orderRef: "10482" },
    ]);
  });

  test("are limited per shop and address, the shop's own programs are not", async () => {
    const from = { origin: SITE, "x-forwarded-for": "203.0.113.7" };
    const answers = [];
    for (let n = 0; n < 21; n += 1) answers.push(await device({ did: `d${n}` }, from));
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429]);
    expect(Number(answers[20]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await device({}, { ...from, "x-forwarded-for": "203.0.113.8" })).status).toBe(200);
    expect((await create({}, from)).status).toBe(200);
  });
});

describe("reading", () => {
  const read = (query: Record<string, string> = {}) =>
    call("reviews", { query: { shop_id: shop.key, shop_secret: shop.secret, ...query } });

  test("the newest first, with the fields integrators know", async () => {
    await create({ comment: "Fine", order_id: "77" });
    await create({ rate: 2, email: "", phone: "+4512345678", channel: "pos" });
    const { body } = await read();
    expect(body).toEqual([
      {
        id: expect.any(Number),
        client_id: null,
        client: null,
        rate: 2,
        channel: "pos",
        category: "delivery",
        comment: null,
        email: null,
        phone: "+4512345678",
        order_id: null,
        created_at: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({
        rate: 9,
        email: "clara@example.com",
        comment: "Fine",
        order_id: "77",
      }),
    ]);
    expect((await read({ channel: "pos" })).body).toHaveLength(1);
  });

  test("days are whole ones in the shop's time zone, across the change of clocks", async () => {
    await create();
    const set = (moment: string) => moveReviews(shop.shopId, new Date(moment));
    const on = async (day: string) => (await read({ date_from: day, date_to: day })).body.length;
    // Copenhagen: 25 October 2026 has 25 hours, 29 March 23.
    await set("2026-10-25T22:59:59Z");
    expect([await on("2026-10-25"), await on("2026-10-26")]).toEqual([1, 0]);
    await set("2026-10-24T22:00:00Z");
    expect([await on("2026-10-24"), await on("2026-10-25")]).toEqual([0, 1]);
    await set("2026-03-28T23:00:00Z");
    expect([await on("2026-03-28"), await on("2026-03-29")]).toEqual([0, 1]);
    await set("2026-03-29T22:00:00Z");
    expect([await on("2026-03-29"), await on("2026-03-30")]).toEqual([0, 1]);
  });

  test.each([
    [{ shop_secret: "" }, 403],
    [{ shop_secret: "wrong" }, 403],
    [{ date_from: "2026-02-30" }, 400],
    [{ date_from: "yesterday" }, 400],
    [{ date_from: "2026-02-03", date_to: "2026-02-02" }, 400],
    [{ channel: "fax" }, 400],
  ])("%o is refused", async (query, status) => {
    expect((await read(query as Record<string, string>)).status).toBe(status);
  });

  test("a thousand at most, and another shop's none", async () => {
    const other = await makeSurveyShop();
    await fillReviews(shop.shopId, 1001);
    expect((await read()).body).toHaveLength(1000);
    expect((await read({ shop_id: other.key, shop_secret: other.secret })).body).toEqual([]);
  });
});

describe("a phone number", () => {
  const SPELLINGS = [
    "+45 12 34 56 78",
    "+4512345678",
    "0045 12345678",
    "(+45) 12-34-56-78",
    "004512345678",
  ];
  const from = (phone: string, changes = {}) => create({ email: "", phone, ...changes });

  test("in five spellings is one person, whose later answers take the first one's place", async () => {
    for (const [index, phone] of SPELLINGS.entries()) {
      expect((await from(phone, { rate: index + 1 })).status).toBe(200);
    }
    expect(await stored()).toMatchObject([{ score: 5, phone: "+4512345678" }]);
    expect(await versionsOf(shop.shopId)).toHaveLength(4);
    await from("+45 12 34 56 79");
    expect(await stored()).toHaveLength(2);
  });

  test("without a country's code is one of the shop's own country, and of none where it has none", async () => {
    await from("12 34 56 78");
    await from("+45 12345678");
    expect(await stored()).toHaveLength(1);
    await forgetCountry(shop.shopId);
    await from("12-34-56-78");
    await from("12345678");
    expect((await stored()).map(({ phone }) => phone)).toEqual(["+4512345678", "12345678"]);
  });

  test("has digits: text without any is refused", async () => {
    const { status, body } = await from("call me");
    expect([status, body.message]).toEqual([400, "The parameter phone is not a phone number."]);
    expect(await stored()).toEqual([]);
  });
});

describe("an app begins", () => {
  const init = (query: Record<string, string> = {}, headers = {}) =>
    call("init", { query: { shop_id: shop.key, stream: "ios", ...query }, headers });
  const review = (query: Record<string, string>, headers: Record<string, string> = {}) =>
    call("create", {
      query: {
        ...{ shop_id: shop.key, stream: "ios", channel: "ios_app", category: "delivery" },
        ...query,
      },
      body: "",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });

  test("with a device of its own each time, or with the one it has", async () => {
    const [one, two] = [(await init()).body, (await init()).body];
    expect(one).toEqual({ did: expect.any(String), seance: expect.any(String) });
    expect(one.did).not.toBe(two.did);
    expect((await init({ did: "phone-1" })).body.did).toBe("phone-1");
    expect((await init({ did: "", seance: one.seance })).body).toEqual(one);
  });

  test("and answers by its session first, then as the same device", async () => {
    const { did, seance } = (await init({ did: "phone-1" })).body;
    expect((await review({ rate: "9", seance, sid: seance })).status).toBe(200);
    await review({ rate: "8", did, seance, sid: "another", channel: "ios_app" });
    await review({ rate: "7", did, seance, channel: "android_app" });
    expect(await stored()).toMatchObject([
      { score: 8, deviceId: "phone-1", lowest: 1 },
      { score: 7, deviceId: "phone-1" },
    ]);
    expect((await review({ rate: "7", sid: "s-1" })).status).toBe(200);
    expect((await review({ rate: "7" })).status).toBe(403);
    expect(await stored()).toHaveLength(3);
  });

  test("a session is no proof of anybody else", async () => {
    await review({ rate: "9", seance: "s-1", email: "clara@example.com" });
    expect(await stored()).toMatchObject([{ email: null, customerId: null, deviceId: "s-1" }]);
  });

  test("only in a shop there is, from its own sites, with a name that fits, and not too often", async () => {
    expect((await init({ shop_id: "nobody" })).status).toBe(404);
    expect((await init({ shop_id: "" })).status).toBe(404);
    expect((await init({ did: "x".repeat(201) })).status).toBe(400);
    const own = await init({}, { origin: SITE });
    expect([own.status, own.headers.get("access-control-allow-origin")]).toEqual([200, SITE]);
    const other = await init({}, { origin: "https://evil.example" });
    expect(other.status).toBe(403);
    expect(other.headers.has("access-control-allow-origin")).toBe(false);
    const from = { "x-forwarded-for": "203.0.113.9" };
    const answers = [];
    for (let n = 0; n < 121; n += 1) answers.push((await init({}, from)).status);
    expect(answers).toEqual([...Array(120).fill(200), 429]);
  });
});
