import { expect, test } from "vitest";
import { readForm } from "@/lib/http/body";

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
