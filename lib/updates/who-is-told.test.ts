import { expect, test } from "vitest";
import { EVENT_TYPES, MAIL_KINDS } from "@/lib/base/vocabularies";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { addresseeOf, WHO_IS_TOLD } from "@/lib/updates/who-is-told";

test("every line of the tracking log says who is told of it, and every email when it goes out", () => {
  const events = new Set<string>(WHO_IS_TOLD.map(({ event }) => event));
  expect(EVENT_TYPES.filter((type) => !events.has(type))).toEqual([]);
  const mails = new Set(WHO_IS_TOLD.map(({ mail }) => mail));
  expect(MAIL_KINDS.filter((kind) => !mails.has(kind))).toEqual([]);
});

test("an email has the same addressees wherever it stands, and nobody is told by none", () => {
  for (const { to, mail } of WHO_IS_TOLD) {
    expect(mail === undefined, mail).toBe(to === "nobody");
    if (mail) expect(addresseeOf(mail), mail).toBe(to);
  }
});

test("an email to the team is of the class that goes to the team", () => {
  const team = ["responsible", "responsible member", "alert list", "assignee"];
  for (const { to, mail } of WHO_IS_TOLD) {
    if (mail && mail !== "mail.test")
      expect(mailKinds[mail].class === "team", mail).toBe(team.includes(to));
  }
});
