import { randomUUID } from "node:crypto";
import { MAIL_KINDS } from "@/lib/base/vocabularies";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { MailKind } from "@/lib/mail/kinds";

/** What a test mail shows: that mail goes out, or how one kind of mail looks. */
export type TestSubject = { kind: MailKind; locale: Locale } | null;

/** The de-duplication key of a new test mail; says what it shows, so that a repeat shows the same. */
export function testKey(subject: TestSubject): string {
  return ["test", randomUUID(), ...(subject ? [subject.kind, subject.locale] : [])].join(":");
}

/** What the test mail with this key shows. */
export function testSubject(key: string): TestSubject {
  const [, , name, locale] = key.split(":");
  const kind = MAIL_KINDS.find((known) => known === name);
  return kind && isLocale(locale) ? { kind, locale } : null;
}

/** One of the shop's templates, in one of its languages. */
export type TestedTemplate = { templateId: string; locale?: Locale };

/** The same for a test of one of the shop's templates. */
export function templateTestKey({ templateId, locale }: TestedTemplate): string {
  return ["test", randomUUID(), "template", templateId, ...(locale ? [locale] : [])].join(":");
}

/** Which template the test mail with this key shows; null for any other test. */
export function testedTemplate(key: string): TestedTemplate | null {
  const [, , kind, templateId, locale] = key.split(":");
  if (kind !== "template" || !templateId) return null;
  return isLocale(locale) ? { templateId, locale } : { templateId };
}
