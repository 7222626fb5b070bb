import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { Message } from "@/lib/mail/message";
import { sendThroughResend } from "@/lib/mail/resend";
import { send as sendBy } from "@/lib/mail/transport";

const person = { name: "Clara", address: "clara@example.com" };
const MESSAGE: Message = {
  ...{
    from: person,
    to: person,
    replyTo: person,
    subject: "Hello",
    html: "<p>Hello</p>",
    text: "Hello",
  },
  ...{ messageId: "<1@x.example>", inReplyTo: null, date: "2026-11-30T12:00:00Z", headers: {} },
};

const stops: (() => void)[] = [];
afterEach(() => {
  vi.stubEnv("RESEND_BASE_URL", "");
  for (const stop of stops.splice(0)) stop();
});

/** In Resend's place. */
async function answerWith(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("RESEND_BASE_URL", `http://127.0.0.1:${port}`);
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
}

const send = () => sendThroughResend("re_key", "mail-1", MESSAGE, 300);

test("an answer in time is taken as it is", async () => {
  await answerWith((request, response) => {
    expect(request.headers["idempotency-key"]).toBe("starloop-mail-mail-1");
    response.setHeader("content-type", "application/json").end('{"id":"re_1"}');
  });
  expect(await send()).toEqual({ result: "sent", providerId: "re_1" });
});

test.each<[string, RequestListener]>([
  ["says nothing", () => {}],
  ["begins an answer and never ends it", (_, response) => void response.write('{"id"')],
  ["begins a refusal and never ends it", (_, response) => void response.writeHead(500).write("{")],
])("a call is over after its time: of a server that %s nobody knows", async (_, listener) => {
  await answerWith(listener);
  const from = performance.now();
  expect(await send()).toMatchObject({ result: "unclear", unreachable: true });
  expect(performance.now() - from).toBeLessThan(3000);
});

test("a key that no header can hold fails the email, and nothing else", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const outcome = await sendBy({ name: "resend", key: "nøgle\n ключ" }, "mail-1", MESSAGE);
  expect(outcome).toMatchObject({ result: "unclear", unreachable: true });
  expect(String(said.mock.calls)).toContain("handed over");
});
