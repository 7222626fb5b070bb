import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { mailSettings, mails, settingChanges } from "@/db/schema";
import { forgetEnv } from "@/lib/base/env";
import { parse } from "@/lib/http/parse";
import type { MemberActor } from "@/lib/identity/actor";
import { readTransport } from "@/lib/settings/mail/queries";
import { saveTransport } from "@/lib/settings/mail/save-transport";
import { parseSmtpAddress, transportSchema } from "@/lib/settings/mail/schema";
import { sendTestMail } from "@/lib/settings/mail/send-test-mail";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { accountEmail, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { parseMail, SmtpSink } from "@/lib/testing/smtp-sink";
import { solveUpdate } from "@/lib/updates/solve-update";

const [one, two] = [new SmtpSink(), new SmtpSink()];
beforeAll(async () => {
  await Promise.all([one.start(), two.start()]);
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
});
function configure(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  forgetEnv();
}
beforeEach(() =>
  configure({
    ...{ SMTP_ANY_PORT: "1", ALLOW_PRIVATE_ADDRESSES: "1" },
    ...{ SMTP_URL: "", RESEND_API_KEY: "" },
  }),
);
afterEach(() => {
  for (const sink of [one, two]) {
    sink.clear();
    sink.acceptAll();
  }
});

const save = (actor: MemberActor, input: object) =>
  saveTransport(actor, parse(transportSchema, { fromAddress: "", ...input }));
const smtp = (smtpServer: string, smtpPassword = "") => ({
  transport: "smtp",
  smtpServer,
  smtpPassword,
});
async function storedIn(shopId: string): Promise<string> {
  const [row] = await database().execute(sql`
    select (select string_agg(s::text, ' ') from mail_settings s where shop_id = ${shopId})
      || (select string_agg(c::text, ' ') from setting_changes c where shop_id = ${shopId}) as text`);
  return String(row?.text);
}

test("two shops send through two servers, each from its own address", async () => {
  const [a, b] = [await makeShop("Holm"), await makeShop("Birk")];
  await save(a.owner, { ...smtp(one.url), fromAddress: "help@holm.example" });
  await save(b.owner, smtp(two.url));
  for (const { shopId, owner } of [a, b]) {
    const email = `clara@${owner.shopId}.example`;
    const orderId = await makeOrder(shopId, { customer: { email, name: "Clara" } });
    await solveUpdate(owner, { updateId: await makeUpdate(owner, orderId), notify: true });
    await deliverAll(shopId);
  }
  expect(new Set(one.messages().flatMap(({ to }) => to))).toEqual(
    new Set([`clara@${a.shopId}.example`]),
  );
  expect(new Set(two.messages().flatMap(({ to }) => to))).toEqual(
    new Set([`clara@${b.shopId}.example`]),
  );
  expect(new Set(one.messages().map(({ from }) => from))).toEqual(new Set(["help@holm.example"]));
  expect(new Set(two.messages().map(({ from }) => from))).toEqual(new Set(["starloop@localhost"]));
});

test("nothing chosen keeps mail in the Outbox; the installation's server wins over the shop's", async () => {
  const { shopId, owner } = await makeShop();
  expect((await readTransport(owner)).transport).toBeNull();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  await deliverAll(shopId);
  expect(await mailsOf(owner, updateId, "note.customer")).toMatchObject([{ transport: "outbox" }]);
  await save(owner, smtp(one.url));
  configure({ SMTP_URL: two.url });
  expect((await readTransport(owner)).installation).toBe("smtp");
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  expect([one.messages().length, two.messages().length]).toEqual([0, 1]);
  expect(await save(owner, { transport: "installation", fromAddress: "x@holm.example" })).toEqual([
    { setting: "mail.fromAddress", from: null, to: "x@holm.example" },
  ]);
});

test("a mail waits for a server that is away and leaves through the one chosen meanwhile", async () => {
  const { shopId, owner } = await makeShop();
  await save(owner, smtp("smtp://127.0.0.1:1"));
  const updateId = await makeUpdate(owner, await makeOrder(shopId));
  await deliverAll(shopId);
  const [waiting] = await mailsOf(owner, updateId, "note.customer");
  expect(waiting).toMatchObject({ state: "queued", attempts: 1, sealed: null });
  expect(waiting?.lastError).toContain("ECONNREFUSED");
  await save(owner, smtp(one.url));
  await deliverAll(shopId);
  expect(await mailsOf(owner, updateId, "note.customer")).toMatchObject([{ state: "sent" }]);
  expect(one.messages()).toHaveLength(1);
});

test("secrets are sealed, never shown, never logged, and stay when the field is empty", async () => {
  const { shopId, owner } = await makeShop();
  const server = "smtps://ida@holm.example@smtp.holm.example:465";
  const changes = await save(owner, smtp(server, "pa55-word-9"));
  expect(changes).toEqual([
    { setting: "mail.transport", from: null, to: "smtp" },
    { setting: "mail.smtpServer", from: null, to: server },
    { setting: "mail.smtpPassword", from: null, to: null },
  ]);
  expect(await save(owner, smtp(server))).toEqual([]);
  await save(owner, { transport: "resend", resendKey: "re_s3cret_key" });
  const stored = await readTransport(owner);
  expect(stored).toMatchObject({ smtpServer: server, hasSmtpPassword: true, hasResendKey: true });
  expect(JSON.stringify(stored)).not.toMatch(/pa55|s3cret/);
  const text = await storedIn(shopId);
  for (const secret of ["pa55-word-9", "re_s3cret_key"]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString("hex"));
  }
  const log = await database()
    .select()
    .from(settingChanges)
    .where(and(eq(settingChanges.shopId, shopId), eq(settingChanges.setting, "mail.smtpPassword")));
  expect(log).toMatchObject([{ from: null, to: null, memberId: owner.memberId }]);
});

test("a stored password goes to no other server and no other user", async () => {
  const { owner } = await makeShop();
  await save(owner, smtp("smtps://ida@smtp.holm.example:465", "secret"));
  for (const other of [
    "smtps://ida@smtp.evil.example:465",
    "smtps://eve@smtp.holm.example:465",
    "smtp://ida@smtp.holm.example:465",
    "smtps://ida@smtp.holm.example:2525",
  ]) {
    await expect(save(owner, smtp(other)), other).rejects.toMatchObject({
      fields: { smtpPassword: "smtpPasswordAgain" },
    });
  }
});

test("only ports of mail servers, unless the operator allows any", async () => {
  const { owner } = await makeShop();
  configure({ SMTP_ANY_PORT: "" });
  for (const port of [5432, 6379, 80, 22]) {
    await expect(save(owner, smtp(`smtp://db.internal:${port}`))).rejects.toMatchObject({
      fields: { smtpServer: "smtpPort" },
    });
  }
  for (const port of [25, 465, 587, 2525]) await save(owner, smtp(`smtp://mail.example:${port}`));
});

test("no server in a private network or on this machine, unless the operator allows it", async () => {
  const { owner } = await makeShop();
  configure({ ALLOW_PRIVATE_ADDRESSES: "0" });
  for (const host of [
    "127.0.0.1",
    "localhost",
    "10.0.0.8",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "127.1",
  ]) {
    await expect(save(owner, smtp(`smtp://${host}:25`)), host).rejects.toMatchObject({
      fields: { smtpServer: "privateHost" },
    });
  }
  // What cannot be looked up now is looked up at each connection.
  await save(owner, smtp("smtp://mail.invalid:25"));
  await save(owner, smtp("smtp://198.41.0.4:25"));
  configure({ ALLOW_PRIVATE_ADDRESSES: "1" });
  // One that nothing is connected to yet.
  const sink = new SmtpSink();
  await sink.start();
  await save(owner, smtp(sink.url));
  configure({ ALLOW_PRIVATE_ADDRESSES: "0" });
  const test = await sendTestMail(owner);
  expect(test).toMatchObject({ result: "failed" });
  expect(test.reason).toContain("private address");
  expect(sink.messages()).toHaveLength(0);
  configure({ ALLOW_PRIVATE_ADDRESSES: "1" });
  expect(await sendTestMail(owner)).toMatchObject({ result: "sent" });
  expect(sink.messages()).toHaveLength(1);
  await sink.stop();
});

test.each([
  ["mail.example", { host: "mail.example", port: 587, secure: false, user: "" }],
  ["mail.example:465", { port: 465, secure: true }],
  ["smtps://ida%40holm.example:p%3Aw@mail.example", { user: "ida@holm.example", password: "p:w" }],
  ["smtp://[::1]:25", { host: "[::1]", port: 25 }],
  ["", null],
  ["http://mail.example", null],
  ["smtp://mail.example:99999", null],
  ["smtp://mail.example/?tls.rejectUnauthorized=false", null],
  ["smtp://a b", null],
  ["smtp://mail.example\r\nRCPT TO:<x>", null],
  ["javascript:alert(1)", null],
])("%j is read as a server or refused", (written, expected) => {
  const address = parseSmtpAddress(written);
  if (expected === null) expect(address).toBeNull();
  else expect(address).toMatchObject(expected);
});

test("agents are refused, and an owner changes no other shop", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await expect(save(agent, smtp(one.url))).rejects.toMatchObject({ code: "forbidden" });
  await expect(readTransport(agent)).rejects.toMatchObject({ code: "forbidden" });
  await expect(sendTestMail(agent)).rejects.toMatchObject({ code: "forbidden" });
  const { owner: stranger } = await makeShop("Other");
  await save(stranger, smtp(one.url));
  const [row] = await database()
    .select()
    .from(mailSettings)
    .where(eq(mailSettings.shopId, owner.shopId));
  expect(row).toMatchObject({ transport: null, smtpSealed: null });
});

test("two saves at once leave a state one of them wrote, and both stand in the log", async () => {
  const { shopId, owner } = await makeShop();
  await Promise.all(
    [one, two].map((sink) => save(owner, { ...smtp(sink.url), fromAddress: "a@holm.example" })),
  );
  const { smtpServer } = await readTransport(owner);
  const log = await database()
    .select({ from: settingChanges.from, to: settingChanges.to })
    .from(settingChanges)
    .where(and(eq(settingChanges.shopId, shopId), eq(settingChanges.setting, "mail.smtpServer")));
  expect(log).toHaveLength(2);
  const last = log.find((row) => row.to === smtpServer);
  expect(log.find((row) => row !== last)?.to).toBe(last?.from);
});

test("a test email is really sent, to whoever asked, and the page says so", async () => {
  const { shopId, owner } = await makeShop();
  await save(owner, smtp(one.url));
  const email = await accountEmail(owner);
  const test = await sendTestMail(owner);
  expect(test).toMatchObject({ result: "sent", transport: "smtp", to: email, reason: "" });
  const [message] = one.messages();
  expect(message?.to).toEqual([email]);
  expect(message && (await parseMail(message)).subject).toBe("Test email from Holm & Hazel");
  await deliverAll(shopId);
  expect(one.messages()).toHaveLength(1);
  const [mail] = await database().select().from(mails).where(eq(mails.id, test.mailId));
  expect(mail).toMatchObject({ kind: "mail.test", state: "sent", memberId: owner.memberId });
});

test("a test that fails says what the server said and is not tried again", async () => {
  const { shopId, owner } = await makeShop();
  await save(owner, smtp(one.url));
  one.refuse(451);
  const test = await sendTestMail(owner);
  expect(test).toMatchObject({ result: "failed" });
  expect(test.reason).toContain("Refused by the test");
  one.acceptAll();
  await deliverAll(shopId);
  expect(one.messages()).toHaveLength(0);
});

test("without a server the test mail is kept; the eleventh in ten minutes is refused", async () => {
  const { shopId, owner } = await makeShop();
  const test = await sendTestMail(owner, { kind: "update.solved", locale: "en" });
  expect(test).toMatchObject({ result: "kept", transport: "outbox" });
  expect((await sentMessage(shopId, test.mailId)).subject).toBe("Solved: Two mugs arrived chipped");
  for (let n = 0; n < 9; n += 1) await sendTestMail(owner);
  await expect(sendTestMail(owner)).rejects.toMatchObject({ code: "rate_limited" });
});
