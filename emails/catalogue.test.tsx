import { afterEach, describe, expect, test, vi } from "vitest";
import { LOCALES } from "@/lib/base/vocabularies";
import { MAIL_PARTS, type MailTemplate } from "@/lib/i18n/mail-text";
import type { MailKind } from "@/lib/mail/kinds";
import type { WordValues } from "@/lib/mail/words";
import { MAIL_KIND_NAMES } from "@/lib/mail-kinds/registry";
import { sampleMail } from "@/lib/testing/sample-mails";
import messages from "../messages/en.json" with { type: "json" };

const compose = (kind: MailKind, change: WordValues = {}) => sampleMail(kind, change).text;

afterEach(() => vi.restoreAllMocks());

test.each(LOCALES.flatMap((locale) => MAIL_KIND_NAMES.map((kind) => [kind, locale] as const)))(
  "%s in %s: every sentence finds its values",
  (kind, locale) => {
    // The translator tells of a value it misses, and gives the key instead of the sentence.
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    const texts = Object.entries(sampleMail(kind, {}, locale).text);
    expect(texts.length).toBeGreaterThan(5);
    for (const [key, words] of texts) {
      expect(words, key).not.toBe(key);
      expect(words, key).not.toMatch(/[{}]/);
    }
    expect(told).not.toHaveBeenCalled();
  },
);

test.each(LOCALES)("the review line is word for word the same for all stars, in %s", (locale) => {
  const line = (kind: MailKind, stars: number) => {
    const { review, reviewLink } = sampleMail(kind, { stars }, locale).text;
    return `${review} ${reviewLink}`;
  };
  const all = [1, 2, 3].map((stars) => line("rating.detractor", stars));
  for (const stars of [4, 5]) all.push(line("rating.promoter", stars));
  expect(new Set(all)).toEqual(new Set([all[0]]));
  expect(all[0]).toContain("trustpilot.com");
  expect(all[0]).not.toMatch(/happy|glad|stars|stjern|good|god|\d/i);
});

describe("forms", () => {
  test("update-solved without the request, and without names", () => {
    const quiet = compose("update.solved", { asks: "no", replied: "no" });
    expect(quiet.heading).toBe("Solved, Clara.");
    expect(quiet.preview).toBe("About your order 10482.");
    const names = {
      has_name: "no",
      replied: "no",
      has_agent: "no",
      has_assignee: "no",
      comments: "no",
    };
    const bare = compose("update.solved", names);
    expect(bare.heading).toBe("Solved. How did we do?");
    expect(bare.preview).toBe("How did we do? Two taps are enough.");
    expect(bare.intro).toMatch(/^We marked Two mugs/);
    expect(bare.stillAfter).toBe("and let the team know.");
    expect(bare.starsHint).toContain("You can change it; nothing counts until");
  });

  test("singular and plural differ", () => {
    expect(compose("note.customer", { count: 1 }).subject).toBe("New reply on your order 10482");
    expect(compose("note.customer", { count: 2 }).subject).toBe(
      "2 new replies on your order 10482",
    );
    expect(compose("rating.detractor", { stars: 1 }).intro).toMatch(/^You gave us 1 star for/);
    expect(compose("rating.alert", { stars: 1 }).subject).toMatch(/^1 star on order/);
    const first = compose("rating.alert", { orders: 1, ratings: 0, since_year: "2025" });
    expect(first.customer).toBe("Clara Jørgensen, 1 order since 2025, no earlier ratings");
    expect(compose("portal.link", { days: 1 }).intro).toContain("for 1 day, until");
  });

  test("five stars, with no agent to name", () => {
    const five = compose("rating.promoter", { stars: 5, has_name: "no", has_agent: "no" });
    expect(five.heading).toBe("Thank you for the five stars");
    expect(five.intro).toBe("Your rating goes to the whole team.");
    expect(compose("rating.detractor", { has_name: "no" }).heading).toBe("We’re sorry");
  });

  test.each([
    ["off", "Nothing is sent to Clara Jørgensen: follow-up emails are switched off."],
    ["opted_out", "Nothing is sent to Clara Jørgensen, who has stopped emails like this."],
    ["no_address", "Nothing is sent to Clara Jørgensen: the order has no email address."],
    ["none", "Nothing is sent to Clara Jørgensen."],
  ])("no follow-up, because %s", (follow_up, words) => {
    expect(compose("rating.alert", { follow_up }).followUp).toBe(words);
    expect(compose("rating.responsible", { follow_up }).followUp).toBe(words);
  });

  test("solved through the API, nobody assigned, no comment", () => {
    const key = { solver: "key", solver_name: "Warehouse", solved_at: "12 Nov, 15:05" };
    expect(compose("rating.alert", key).solvedBy).toBe("API key Warehouse, 12 Nov, 15:05");
    const nobody = { solver: "none", solved_at: "17 Nov, 11:24" };
    expect(compose("update.reopened", nobody).solvedBy).toBe("17 Nov, 11:24");
    expect(compose("update.reopened", { why: "list" }).footerReason).toMatch(
      /^Sent to the alert list/,
    );
    const silent = compose("rating.alert", { has_comment: "no" });
    expect(silent.preview).toBe("Clara Jørgensen left no comment.");
  });

  test("values are never read as message syntax", () => {
    const title = "{stars} <b>'quoted'</b> # | {x, plural, other {}}";
    expect(compose("rating.alert", { update_title: title }).subject).toBe(
      `2 stars on order 10482: ${title}`,
    );
  });
});

describe("voice", () => {
  const templates = Object.keys(MAIL_PARTS) as MailTemplate[];
  const all = templates.flatMap((template) =>
    [messages.mail[template], ...MAIL_PARTS[template].map((part) => messages.mailParts[part])]
      .flatMap((texts) => Object.entries<string>(texts))
      .map(([key, words]) => [`${template}.${key}`, words] as const),
  );
  const toCustomers = all.filter(([key]) =>
    /^(note|update-solved|rating-[pd]|portal|customer|nps)/.test(key),
  );

  test("no email claims that somebody has read anything, and nothing shouts", () => {
    for (const [key, words] of all)
      expect(words, key).not.toMatch(/\bread\b|has seen|!|Oops|please note/i);
  });

  test("customers have conversations, not tickets or updates", () => {
    for (const [key, words] of toCustomers)
      expect(words.replaceAll("{update_title}", ""), key).not.toMatch(/ticket|update/i);
  });
});
