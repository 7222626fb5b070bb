import { expect, test } from "vitest";
import { z } from "zod";
import { errorAnswer } from "@/lib/http/api-error";
import { readBody, readForm } from "@/lib/http/body";

const post = (body: BodyInit, headers?: HeadersInit) =>
  new Request("https://help.shop.test/x", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);

test("a form is read, whichever way it is encoded", async () => {
  const urlencoded = await readForm(post(new URLSearchParams({ subject: "Æbler" })));
  expect(urlencoded?.get("subject")).toBe("Æbler");
  const multipart = new FormData();
  multipart.set("subject", "Æbler");
  expect((await readForm(post(multipart)))?.get("subject")).toBe("Æbler");
});

test("what is no form is none", async () => {
  expect(await readForm(post("{}", { "content-type": "application/json" }))).toBeNull();
  expect(await readForm(post("half", { "content-type": "multipart/form-data" }))).toBeNull();
});

test("an endless body without a length is not read to its end", async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024).fill(97));
    },
    cancel() {
      cancelled = true;
    },
  });
  const type = { "content-type": "application/x-www-form-urlencoded" };
  expect(await readForm(post(endless, type))).toBeNull();
  expect(cancelled).toBe(true);
  expect(sent).toBeLessThan(1024 * 1024);
});

test("a form in ISO-8859-1 keeps its letters; one in a set we do not read is none", async () => {
  const form = "application/x-www-form-urlencoded; charset=";
  const latin = await readForm(post("subject=%C6bler", { "content-type": `${form}iso-8859-1` }));
  expect(latin?.get("subject")).toBe("Æbler");
  expect(await readForm(post("subject=%C6bler", { "content-type": `${form}utf-8` }))).toBeNull();
  expect(await readForm(post("subject=a", { "content-type": `${form}utf-16` }))).toBeNull();
});

test.each([
  [{ "content-encoding": "gzip" }, /uncompressed.*gzip/],
  [{ "content-type": "application/json; charset=utf-16" }, /utf-16/],
])("JSON with %o is refused with its reason", async (headers, reason) => {
  const request = post("{}", { "content-type": "application/json", ...headers });
  const error = await readBody(request, { body: z.unknown() }).catch((thrown) => thrown);
  const { status, json } = errorAnswer(error);
  const told = JSON.parse(json).error;
  expect([status, told.code]).toEqual([415, "unsupported_type"]);
  expect(told.message).toMatch(reason);
  expect(told.fields.body).toBe(told.message);
});
