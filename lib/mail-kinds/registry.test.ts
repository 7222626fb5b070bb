import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { LOCALES, MAIL_KINDS, TOPICS } from "@/lib/base/vocabularies";
import { messagesFor } from "@/lib/i18n/texts";
import { templateOf } from "@/lib/mail/define-mail-kind";
import { EDITABLE_KINDS, MAIL_KIND_NAMES, mailKinds } from "@/lib/mail-kinds/registry";

const all = Object.values(mailKinds);
const sorted = (names: readonly string[]) => [...names].sort();

test("the registry holds the kinds of the schema, each under its own name", () => {
  expect(sorted(MAIL_KIND_NAMES)).toEqual(sorted(MAIL_KINDS));
  for (const name of MAIL_KIND_NAMES) expect(mailKinds[name].name).toBe(name);
});

test("each kind has a template of its own, and none is left over", () => {
  const files = readdirSync("emails").filter(
    (file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"),
  );
  expect(sorted(files)).toEqual(sorted(MAIL_KIND_NAMES.map((name) => `${templateOf(name)}.tsx`)));
});

test.each(LOCALES)("%s: each kind has its texts and its name in the Outbox", (locale) => {
  const { mail, mailKinds: names } = messagesFor(locale);
  expect(sorted(Object.keys(mail))).toEqual(sorted(MAIL_KIND_NAMES.map(templateOf)));
  const named = Object.entries(names).flatMap(([area, kinds]) =>
    Object.keys(kinds).map((kind) => `${area}.${kind}`),
  );
  expect(sorted(named)).toEqual(sorted(MAIL_KIND_NAMES));
});

test("each topic belongs to one kind; what is feedback or counts toward the budget can be stopped", () => {
  expect(sorted(all.flatMap(({ topic }) => topic ?? []))).toEqual(sorted(TOPICS));
  for (const { name, class: kind, budgeted, topic } of all) {
    if (kind === "feedback" || budgeted) expect(topic, name).toBeDefined();
  }
});

test("a shop may change no words about a sign-in, and finds mails to customers first", () => {
  const classes = EDITABLE_KINDS.map((name) => mailKinds[name].class);
  expect(classes).not.toContain("sign-in");
  expect(classes.lastIndexOf("service")).toBeLessThan(classes.indexOf("team"));
  expect(classes.lastIndexOf("feedback")).toBeLessThan(classes.indexOf("team"));
});
