import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { call } from "@/app/nps/test-client";
import { makeSurveyShop, reviewsOf, type SurveyShopKeys } from "@/lib/testing/survey";

const FORM = "application/x-www-form-urlencoded";
const WORDS = "Blåbærgrød, 5 € – flot";
/** "Blåbærgrød" with a byte a letter, as ISO-8859-1 writes it. */
const LATIN = "Bl%E5b%E6rgr%F8d";

let shop: SurveyShopKeys;
beforeEach(async () => {
  shop = await makeSurveyShop();
});

const fields = (): [string, string][] => [
  ["shop_id", shop.key],
  ["shop_secret", shop.secret],
  ["email", "clara@example.com"],
  ["channel", "website"],
  ["category", "delivery"],
  ["rate", "9"],
];
const formText = () => new URLSearchParams(fields()).toString();
const post = (body: string | Buffer, type: string, headers: Record<string, string> = {}) =>
  call("create", {
    body: typeof body === "string" ? body : new Uint8Array(body),
    headers: { "content-type": type, ...headers },
  });
const jsonWith = (more: object) => JSON.stringify({ ...Object.fromEntries(fields()), ...more });
const comments = async () => (await reviewsOf(shop.shopId)).map(({ comment }) => comment);

/** A multipart body written by hand: FormData would only ever write UTF-8. */
function multipart(comment: Buffer, head = ""): Buffer {
  const parts = [...fields().map(([name, value]) => [name, Buffer.from(value), ""] as const)];
  const all = [...parts, ["comment", comment, head] as const].map(([name, value, more]) =>
    Buffer.concat([
      Buffer.from(`------parts\r\nContent-Disposition: form-data; name="${name}"\r\n${more}\r\n`),
      value,
      Buffer.from("\r\n"),
    ]),
  );
  return Buffer.concat([...all, Buffer.from("------parts--\r\n")]);
}

describe("letters arrive as they were sent", () => {
  const latin = () => `${formText()}&comment=${LATIN}`;
  test.each<[string, () => string | Buffer, string, string]>([
    ["UTF-8", () => `${formText()}&comment=${encodeURIComponent(WORDS)}`, FORM, WORDS],
    ["UTF-8, said so", () => `${formText()}&comment=%C3%A6`, `${FORM}; charset="UTF-8"`, "æ"],
    ["ISO-8859-1", latin, `${FORM}; charset=ISO-8859-1`, "Blåbærgrød"],
    ["windows-1252", () => `${latin()}+%80+%96`, `${FORM};charset=windows-1252`, "Blåbærgrød € –"],
    [
      "ISO-8859-1 without escapes",
      () => Buffer.from(`${formText()}&comment=Blåbær`, "latin1"),
      `${FORM}; charset=latin1`,
      "Blåbær",
    ],
    ["JSON", () => jsonWith({ comment: WORDS }), "application/json; charset=utf-8", WORDS],
    [
      "JSON, in ASCII",
      () => jsonWith({ comment: "ae" }),
      "application/json; charset=us-ascii",
      "ae",
    ],
    [
      "multipart",
      () => multipart(Buffer.from(WORDS)),
      "multipart/form-data; boundary=----parts",
      WORDS,
    ],
  ])("%s", async (_, body, type, comment) => {
    expect(await post(body(), type)).toMatchObject({ status: 200 });
    expect(await comments()).toEqual([comment]);
  });
});

describe("what would be misread is refused, and nothing is stored", () => {
  const utf16 = () => Buffer.from(`\ufeff${jsonWith({})}`, "utf16le");
  const zipped = () => gzipSync(formText());
  test.each<[string, () => string | Buffer, string, Record<string, string>, number, RegExp]>([
    ["a form in UTF-16", formText, `${FORM}; charset=utf-16`, {}, 415, /utf-16/],
    ["a form in KOI8-R", formText, `${FORM}; charset=koi8-r`, {}, 415, /koi8-r/],
    ["a form in nothing known", formText, `${FORM}; charset=klingon`, {}, 415, /klingon/],
    [
      "JSON in ISO-8859-1",
      () => jsonWith({}),
      "application/json; charset=iso-8859-1",
      {},
      415,
      /iso-8859-1/,
    ],
    ["JSON in UTF-16 that does not say so", utf16, "application/json", {}, 415, /utf-16/],
    ["gzip", zipped, FORM, { "content-encoding": "gzip" }, 415, /gzip/],
    ["br", zipped, FORM, { "content-encoding": "br" }, 415, /\bbr\b/],
    [
      "deflate",
      () => jsonWith({}),
      "application/json",
      { "content-encoding": "Deflate" },
      415,
      /deflate/,
    ],
    [
      "ISO-8859-1 that says nothing",
      () => `${formText()}&comment=${LATIN}`,
      FORM,
      {},
      400,
      /utf-8/,
    ],
    [
      "bytes windows-1252 has no letters for",
      () => `${formText()}&comment=%81`,
      `${FORM}; charset=windows-1252`,
      {},
      400,
      /windows-1252/,
    ],
    [
      "multipart that is no UTF-8",
      () => multipart(Buffer.from("Blåbær", "latin1")),
      "multipart/form-data; boundary=----parts",
      {},
      400,
      /utf-8/,
    ],
    [
      "a part in ISO-8859-1",
      () =>
        multipart(Buffer.from("Bl", "latin1"), "Content-Type: text/plain; charset=iso-8859-1\r\n"),
      "multipart/form-data; boundary=----parts",
      {},
      415,
      /iso-8859-1/,
    ],
  ])("%s", async (_, body, type, headers, status, reason) => {
    const { body: told, ...refused } = await post(body(), type, headers);
    expect(refused.status).toBe(status);
    expect(told).toEqual({
      status: "error",
      message: expect.stringMatching(reason),
      payload: { message: told.message },
    });
    expect(await comments()).toEqual([]);
  });

  test("an address in ISO-8859-1", async () => {
    const { status, body } = await call("create", { query: `${formText()}&comment=${LATIN}` });
    expect(status).toBe(400);
    expect(body.message).toMatch(/utf-8/);
    const right = await call("create", { query: `${formText()}&comment=Bl%C3%A5b%C3%A6r+%2B` });
    expect(right.status).toBe(200);
    expect(await comments()).toEqual(["Blåbær +"]);
  });

  test("a body that is not compressed may say so", async () => {
    expect(await post(formText(), FORM, { "content-encoding": "identity" })).toMatchObject({
      status: 200,
    });
  });
});

test("of a name in the address and in the body, the body's counts, unless it is empty", async () => {
  const query = `${formText()}&comment=address`;
  const send = (body: string) => call("create", { query, body, headers: { "content-type": FORM } });
  await send("comment=body&rate=3");
  expect(await reviewsOf(shop.shopId)).toMatchObject([{ score: 3, comment: "body" }]);
  await send("comment=&rate=");
  expect(await reviewsOf(shop.shopId)).toMatchObject([{ score: 9, comment: "address" }]);
});
