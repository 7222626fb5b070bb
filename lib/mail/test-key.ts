import { randomUUID } from "node:crypto";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { EDITABLE_KINDS, type EditableKind } from "@/lib/mail/editable";

/** What a test mail shows: that emails are sent, or how one kind of mail looks. */
export type TestSubject = { kind: EditableKind; locale: Locale } | null;

/** The de-duplication key of a new test mail; says what it shows, so that a repeat shows the same. */
export function testKey(subject: TestSubject): string {
  return ["test", randomUUID(), ...(subject ? [subject.kind, subject.locale] : [])].join(":");
}

/** What the test mail with this key shows. */
export function testSubject(key: string): TestSubject {
  const [, , kind, locale] = key.split(":");
  const known = EDITABLE_KINDS.find((name) => name === kind);
  return known && isLocale(locale) ? { kind: known, locale } : null;
}

/** The same for a test of one of the shop's templates. */
export function templateTestKey(templateId: string): string {
  return ["test", randomUUID(), "template", templateId].join(":");
}

/** Which template the test mail with this key shows; null for any other test. */
export function testedTemplate(key: string): string | null {
  const [, , kind, id] = key.split(":");
  return kind === "template" && id ? id : null;
}
