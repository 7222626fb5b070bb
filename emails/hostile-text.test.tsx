import { describe, expect, test } from "vitest";
import { oneLine } from "@/lib/mail/message";
import { sampleMail } from "@/lib/testing/sample-mails";

const note = sampleMail("note.customer");
const alert = sampleMail("rating.alert");
const sorry = sampleMail("rating.detractor");
const quoting = [
  "rating.promoter",
  "rating.detractor",
  "rating.alert",
  "rating.responsible",
] as const;

const LINES = [
  "<script>alert('1')</script> & <b>bold</b> &amp; &lt;",
  '"quotes" ‘single’ «angles» `code`',
  "  two  blanks\tand a tab",
  "",
  "[link](https://evil.example) <https://evil.example/a?b=1&c=2>",
  "🙂👩‍👩‍👧‍👦 Ærø ß 你好 שלום\u00a0مرحبا",
  "Donaudampfschifffahrtsgesellschaft".repeat(20),
  "> not a quote, <!-- not a comment --> </td></table></style>",
  "{customer_first_name} %s %20 $& \\n",
];
const quoted = (open: string, close: string) =>
  `${open}${LINES.join("\n")}${close}`
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
const ESCAPED = LINES.map((line) =>
  line
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;"),
).join("<br/>");

describe.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
])("with %s line ends", (_, end) => {
  const comment = LINES.join(end);

  test.each(quoting)("%s: escaped in HTML, verbatim in text", async (kind) => {
    const { html, text } = await sampleMail(kind).render({ comment });
    expect(html.replaceAll("<!-- -->", "")).toContain(`“${ESCAPED}”`);
    expect(html).not.toMatch(/<script|<!-- not|evil\.example"/);
    expect(text).toContain(quoted("“", "”"));
  });

  test("note.customer: the same, without quotation marks", async () => {
    const notes = [{ author: "Amara", writtenAt: "14 Nov, 10:31", body: comment }];
    const { html, text } = await note.render({ notes });
    expect(html.replaceAll("<!-- -->", "")).toContain(ESCAPED);
    expect(html).not.toContain("<script");
    expect(text).toContain(`Amara · 14 Nov, 10:31\n${quoted("", "")}\n`);
  });
});

test("a note of 5 000 characters is neither cut nor enough for Gmail to clip", async () => {
  const body = `${'Sæt <vand> & "kaffe" over.\n'.repeat(190)}`
    .slice(0, 4_999)
    .trimEnd()
    .concat(".");
  const notes = [1, 2].map((n) => ({ author: `Amara ${n}`, writtenAt: "14 Nov, 10:31", body }));
  const { html, text } = await note.render({ notes });
  expect(text.replace(/^> /gm, "").split(body)).toHaveLength(3);
  expect(Buffer.byteLength(html)).toBeLessThan(40_000);
});

describe("a title", () => {
  const title = `Mug <b>"A&B"</b>\r\nBcc: all@evil.example ${"x".repeat(140)}`;
  const subject = `2 stars on order 10482: ${title}`;

  test("never adds a line to the subject", () => {
    expect(oneLine(subject)).not.toMatch(/[\r\n]/);
    expect(oneLine(subject)).toContain('Mug <b>"A&B"</b> Bcc: all@evil.example');
  });

  test("stays text in both parts", async () => {
    const mail = await alert.render({ title, text: { ...alert.text, subject } });
    expect(mail.html).toContain("Mug &lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;<br/>Bcc");
    expect(mail.text).toContain('Mug <b>"A&B"</b>\nBcc: all@evil.example');
  });

  test("is bold within its sentence, whatever it contains", async () => {
    const intro = `You gave us 2 stars for ${title} on your order 10482.`;
    const { html } = await sorry.render({ title, text: { ...sorry.text, intro } });
    expect(html).toContain("for <b>Mug &lt;b&gt;");
    expect(html).toContain("</b> on your order 10482.");
  });

  test("may be missing from a sentence the shop has rewritten", async () => {
    const intro = "This should not have happened.";
    const { text: plain } = await sorry.render({ text: { ...sorry.text, intro } });
    expect(plain).toContain(`${intro}\n`);
  });
});
