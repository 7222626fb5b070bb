import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { orders, settingChanges } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { fillTokens, TEXT_TOKENS, unknownToken } from "@/lib/mail/tokens-in-texts";
import { EDITABLE_KINDS, mailKinds } from "@/lib/mail-kinds/registry";
import { previewMail } from "@/lib/settings/mail/preview-mail";
import { saveMailText } from "@/lib/settings/mail/save-mail-text";
import { shopTextSchema } from "@/lib/settings/mail/schema";
import { readTextPage } from "@/lib/settings/mail/text-page";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

const EN = { kind: "update.solved", locale: "en" } as const;
const words = (input: object) => parse(shopTextSchema, input);

async function solvedMail(name = "Clara Jørgensen", locale: "en" | "da" | null = null) {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId, {
    number: "10482",
    customer: { email: "clara@example.com", name },
  });
  if (locale) await database().update(orders).set({ locale }).where(eq(orders.id, orderId));
  const updateId = await makeUpdate(owner, orderId);
  return {
    owner,
    send: async () => {
      await solveUpdate(owner, { updateId, notify: true });
      await deliverAll(shopId);
      const [mail] = await mailsOf(owner, updateId, "update.solved");
      return sentMessage(shopId, mail?.id ?? "");
    },
  };
}

test("a shop's words go out with their tokens filled in, once, and nothing else in braces means anything", async () => {
  const { owner, send } = await solvedMail("{shop_name} Jørgensen");
  await saveMailText(
    owner,
    EN,
    words({
      subject: "Done, {customer_first_name}: {update_title}",
      heading: "{agent_first_name} fixed order {order_number} <b>{ } '{'</b>",
      paragraph: "First line, 100 % {shop_name}.\r\nSecond: {shop_url} {count, plural, one",
    }),
  );
  const { subject, html, text } = await send();
  expect(subject).toBe("Done, {shop_name} Jørgensen: Two mugs arrived chipped");
  expect(html).toContain("Ida fixed order 10482 &lt;b&gt;{ } &#x27;{&#x27;&lt;/b&gt;");
  expect(html).toContain("<title>Done, {shop_name} Jørgensen: Two mugs");
  expect(text).toContain("First line, 100 % Holm & Hazel.\nSecond: https://holm-hazel.example");
  expect(text).toContain("{count, plural, one");
  expect(html).toContain("stars=5");
});

test("each language has its own words; the other keeps ours", async () => {
  const danish = await solvedMail("Clara", "da");
  await saveMailText(danish.owner, EN, words({ subject: "English words" }));
  await saveMailText(danish.owner, { ...EN, locale: "da" }, words({ subject: "Danske ord" }));
  expect((await danish.send()).subject).toBe("Danske ord");
  const english = await solvedMail("Clara", "en");
  await saveMailText(english.owner, { ...EN, locale: "da" }, words({ subject: "Danske ord" }));
  expect((await english.send()).subject).toBe("Solved: Two mugs arrived chipped");
});

test("restoring brings our text back; every change is logged with both sides", async () => {
  const { owner, send } = await solvedMail();
  await saveMailText(owner, EN, words({ subject: "Mine", heading: "" }));
  expect(await saveMailText(owner, EN, words({ subject: "Mine" }))).toEqual([]);
  await saveMailText(owner, EN, words({ subject: "" }));
  expect((await readTextPage(owner, EN)).own.subject).toBeNull();
  expect((await send()).subject).toBe("Solved: Two mugs arrived chipped");
  const log = await database()
    .select({ setting: settingChanges.setting, from: settingChanges.from, to: settingChanges.to })
    .from(settingChanges)
    .where(eq(settingChanges.shopId, owner.shopId))
    .orderBy(settingChanges.at);
  expect(log).toEqual([
    { setting: "mail.texts.update.solved.en.subject", from: null, to: "Mine" },
    { setting: "mail.texts.update.solved.en.subject", from: "Mine", to: null },
  ]);
});

test.each([
  ["update.solved", "subject", "Get {discount}"],
  ["update.solved", "paragraph", "{count, plural, one {x} other {y}}"],
  ["portal.link", "heading", "About {update_title}"],
  ["customer.link", "subject", "Order {order_number}"],
] as const)("%s: an unknown token is refused at %s", async (kind, part, text) => {
  const { owner } = await makeShop();
  await expect(
    saveMailText(owner, { kind, locale: "en" }, words({ [part]: text })),
  ).rejects.toMatchObject({ code: "invalid", fields: { [part]: "unknownToken" } });
});

test("agents are refused, other shops keep their words, and what a kind lacks is not stored", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await expect(saveMailText(agent, EN, words({ subject: "x" }))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(previewMail(agent, EN, "light")).rejects.toMatchObject({ code: "forbidden" });
  const { owner: stranger } = await makeShop("Other");
  await saveMailText(owner, EN, words({ subject: "Ours" }));
  expect((await readTextPage(stranger, EN)).own.subject).toBeNull();
  const alert = { kind: "rating.alert", locale: "en" } as const;
  await saveMailText(owner, alert, words({ heading: "Nowhere" }));
  expect((await readTextPage(owner, alert)).own.heading).toBeNull();
});

test("two saves at once: one state, and a log that tells how it came about", async () => {
  const { owner } = await makeShop();
  await Promise.all(["A", "B"].map((subject) => saveMailText(owner, EN, words({ subject }))));
  const { own } = await readTextPage(owner, EN);
  const [row] = await database().execute(sql`select count(*)::int as n from setting_changes
    where shop_id = ${owner.shopId} and "to" = ${JSON.stringify(own.subject)}::jsonb`);
  expect(row?.n).toBe(1);
});

test.each([...EDITABLE_KINDS])(
  "%s: the preview shows typed words in either theme",
  async (kind) => {
    const { owner } = await makeShop();
    const typed = {
      subject: "Typed {shop_name}",
      heading: "Typed heading",
      paragraph: "Typed text",
    };
    for (const look of ["light", "dark"] as const) {
      const html = await previewMail(owner, { kind, locale: "en" }, look, typed);
      expect(html).toContain("<title>Typed Holm &amp; Hazel</title>");
      const keys = mailKinds[kind].editable?.keys;
      expect(html.includes("Typed heading")).toBe(keys?.heading !== undefined);
      expect(html.includes("Typed text")).toBe(keys?.paragraph !== undefined);
      expect(html).toContain(look === "dark" ? "@media all {" : "@media not all {");
      expect(html).not.toContain("prefers-color-scheme");
      expect(html).not.toMatch(/\{[a-z_]+\}/);
    }
  },
);

test("tokens", () => {
  expect(unknownToken("{shop_name} {}", TEXT_TOKENS)).toBe("{}");
  expect(unknownToken("{ shop_name }", TEXT_TOKENS)).toBeNull();
  expect(fillTokens("Hello, {customer_first_name}!", { customer_first_name: "" })).toBe("Hello!");
  expect(fillTokens("{shop_name} $& $1", { shop_name: "$&" })).toBe("$& $& $1");
});
