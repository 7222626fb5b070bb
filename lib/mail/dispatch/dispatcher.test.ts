import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { countStates, queueLinks, startDispatcher, useMailServer } from "@/lib/testing/dispatch";
import { makeShop } from "@/lib/testing/factories";
import { parseMail, SmtpSink } from "@/lib/testing/smtp-sink";

const sink = new SmtpSink();
beforeAll(() => sink.start());
afterAll(() => sink.stop());
afterEach(() => sink.clear());

const idsIn = async () =>
  Promise.all(sink.messages().map(async (message) => (await parseMail(message)).messageId));

test("two dispatchers send 60 emails, each once", { timeout: 60_000 }, async () => {
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 60);
  const both = ["mail-1", "mail-2"].map(startDispatcher);
  await vi.waitFor(async () => expect(await countStates(shopId)).toEqual({ sent: 60 }), {
    timeout: 50_000,
  });
  await Promise.all(both.map((one) => one.stop()));
  const ids = await idsIn();
  expect(ids).toHaveLength(60);
  expect(new Set(ids).size).toBe(60);
});
