import MailComposer from "nodemailer/lib/mail-composer";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { LOCALES } from "@/lib/base/vocabularies";
import { mimeBytes } from "@/lib/mail/mime-bytes";
import { MAIL_KIND_NAMES } from "@/lib/mail-kinds/registry";
import { sampleMail } from "@/lib/testing/sample-mails";

/** Composed twice: each way changes what it is made from. */
async function bothWays(texts: { subject?: string; html: string; text: string }) {
  const compose = () =>
    new MailComposer({
      from: { name: "Holm & Hæzel", address: "shop@holm.example" },
      to: { name: "كلارا", address: "clara@example.com" },
      messageId: "<mail.1@holm.example>",
      date: new Date("2026-11-30T12:00:00Z"),
      headers: { "List-Unsubscribe": `<https://holm.example/${"x".repeat(200)}>` },
      baseBoundary: "fixed",
      ...texts,
    }).compile();
  return { ours: mimeBytes(compose()).toString(), theirs: (await compose().build()).toString() };
}

test.each(MAIL_KIND_NAMES.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale }))))(
  "$kind in $locale has the bytes the library sends",
  async ({ kind, locale }) => {
    const mail = sampleMail(kind, {}, locale);
    const { ours, theirs } = await bothWays({ subject: mail.subject, ...(await mail.render()) });
    expect(ours).toBe(theirs);
  },
);

test.each([
  ["plain", "Hello\nthere"],
  ["dots", ".\n..\n.a\r\n.\r\n"],
  ["trailing blanks", "a \nb\t\n c  "],
  ["an end without a line break", "x"],
  ["long lines", `${"word ".repeat(400)}.`],
  ["a long word", "x".repeat(3000)],
  ["Danish", "Blåbærgrød på ærø — ".repeat(80)],
  ["Arabic", "مرحبا بالعالم ".repeat(200)],
  ["what is hardly text", "\u0000\u0001=3D==\r\r\n\u2028🙂".repeat(99)],
])("%s has the bytes the library sends", async (_, body) => {
  const { ours, theirs } = await bothWays({ html: `<p>${body}</p>`, text: body });
  expect(ours).toBe(theirs);
});

test.each([
  ["blanks at the end of a long line", `${"word ".repeat(400)}  `],
  ["much", "Blåbær ".repeat(30_000)],
])("%s reads the same", async (_, body) => {
  const { ours, theirs } = await bothWays({ html: body, text: body });
  const [one, other] = await Promise.all([PostalMime.parse(ours), PostalMime.parse(theirs)]);
  expect(one).toEqual(other);
  expect(one.text?.trimEnd()).toBe(body.trimEnd());
});
