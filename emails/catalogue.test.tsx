import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { type AuthEmailProps, PreviewProps as authEmail } from "@/emails/auth-email";
import { type AuthInvitationProps, PreviewProps as invitation } from "@/emails/auth-invitation";
import { type AuthNoticeProps, PreviewProps as authNotice } from "@/emails/auth-notice";
import { type AuthResetProps, PreviewProps as authReset } from "@/emails/auth-reset";
import { type AuthSignInProps, PreviewProps as authSignIn } from "@/emails/auth-sign-in";
import { type CustomerLinkProps, PreviewProps as customer } from "@/emails/customer-link";
import { type MailTestProps, PreviewProps as trial } from "@/emails/mail-test";
import { type NoteCustomerProps, PreviewProps as note } from "@/emails/note-customer";
import { type NpsInvitationProps, PreviewProps as nps } from "@/emails/nps-invitation";
import { type PortalLinkProps, PreviewProps as portal } from "@/emails/portal-link";
import { PreviewProps as alert, type RatingAlertProps } from "@/emails/rating-alert";
import { PreviewProps as assignee, type RatingAssigneeProps } from "@/emails/rating-assignee";
import { type RatingDetractorProps, PreviewProps as sorry } from "@/emails/rating-detractor";
import { type RatingPromoterProps, PreviewProps as thanks } from "@/emails/rating-promoter";
import { PreviewProps as reopened, type UpdateReopenedProps } from "@/emails/update-reopened";
import { PreviewProps as solved, type UpdateSolvedProps } from "@/emails/update-solved";
import messages from "../messages/en.json" with { type: "json" };

type Values = Record<string, string | number>;
type Texts = {
  "note-customer": NoteCustomerProps["text"];
  "update-solved": UpdateSolvedProps["text"];
  "update-reopened": UpdateReopenedProps["text"];
  "rating-promoter": RatingPromoterProps["text"];
  "rating-detractor": RatingDetractorProps["text"];
  "rating-alert": RatingAlertProps["text"];
  "rating-assignee": RatingAssigneeProps["text"];
  "portal-link": PortalLinkProps["text"];
  "auth-invitation": AuthInvitationProps["text"];
  "customer-link": CustomerLinkProps["text"];
  "mail-test": MailTestProps["text"];
  "auth-sign-in": AuthSignInProps["text"];
  "auth-reset": AuthResetProps["text"];
  "auth-email": AuthEmailProps["text"];
  "auth-notice": AuthNoticeProps["text"];
  "nps-invitation": NpsInvitationProps["text"];
};
type Kind = keyof Texts;

// Compile-time: the catalogue's keys are the props' keys, kind by kind, in both directions.
type Catalogue = typeof messages.mail;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const sameKinds: Same<keyof Catalogue, Kind> = true;
const sameKeys: { [K in Kind]: Same<keyof Catalogue[K], keyof Texts[K]> } = {
  "note-customer": true,
  "update-solved": true,
  "update-reopened": true,
  "rating-promoter": true,
  "rating-detractor": true,
  "rating-alert": true,
  "rating-assignee": true,
  "portal-link": true,
  "auth-invitation": true,
  "customer-link": true,
  "mail-test": true,
  "auth-sign-in": true,
  "auth-reset": true,
  "auth-email": true,
  "auth-notice": true,
  "nps-invitation": true,
};

const clara: Values = {
  shop_name: "Holm & Hazel",
  has_name: "yes",
  customer_first_name: "Clara",
  customer_name: "Clara Jørgensen",
  order_number: "10482",
  order_total: "€214.00",
  placed_on: "6 Nov",
};
const history: Values = { orders: 4, since_year: "2025", ratings: 2, earlier_stars: "5 and 4" };
const invoice: Values = { ...clara, update_title: "Invoice with company name and VAT number" };
const mugs: Values = { ...clara, update_title: "Two mugs arrived chipped" };
const chipped: Values = { ...clara, update_title: "Second replacement mug arrived chipped too" };
const amara: Values = { has_agent: "yes", agent_first_name: "Amara" };

/** What each kind is composed from; the reference for whoever calls the translator. */
const values: Record<Kind, Values> = {
  "mail-test": {
    ...clara,
    transport: "smtp",
    time: "11:24",
    member_name: "Ida Lindqvist",
    reply_to: "hello@holm-hazel.example",
  },
  "note-customer": {
    ...chipped,
    count: 2,
    agent_names: "Jonas",
    excerpt: "You are right, and I am sorry you had to tell us twice. I found both photos.",
    expires_on: "14 December",
  },
  "update-solved": {
    ...invoice,
    ...amara,
    asks: "yes",
    comments: "yes",
    has_assignee: "yes",
    assignee_first_name: "Amara",
    expires_on: "17 December",
  },
  "update-reopened": {
    ...invoice,
    ...history,
    solver: "member",
    solver_name: "Amara Osei",
    solved_at: "17 Nov, 11:24",
    reopened_at: "18 Nov 2026, 08:12",
    assigned: "yes",
  },
  "rating-promoter": { ...invoice, ...amara, stars: 4 },
  "rating-detractor": { ...mugs, stars: 2, alerted: "yes" },
  "rating-alert": {
    ...mugs,
    ...history,
    stars: 2,
    has_comment: "yes",
    excerpt: "Both were broken and only one was replaced.",
    solver: "member",
    solver_name: "Jonas Bak",
    solved_at: "12 Nov, 15:05",
    rated_at: "13 Nov 2026, 20:41",
    follow_up: "apology",
    follow_up_date: "13 Nov",
    follow_up_time: "20:46",
  },
  "rating-assignee": {
    ...invoice,
    stars: 4,
    has_comment: "yes",
    excerpt: "Quick answer, and the invoice was right the first time.",
    rated_at: "18 Nov 2026, 09:12",
    follow_up: "thanks",
    follow_up_date: "18 Nov",
    follow_up_time: "09:17",
  },
  "auth-invitation": {
    shop_name: "Holm & Hazel",
    inviter_name: "Ida Lindqvist",
    role: "agent",
    expires_on: "24 November",
  },
  "portal-link": { ...clara, days: 30, expires_on: "17 December" },
  "customer-link": { shop_name: "Holm & Hazel", days: 30, expires_on: "17 December" },
  "auth-sign-in": { ...clara, minutes: 15, email: "jonas@holm-hazel.example" },
  "auth-reset": { ...clara, minutes: 60, email: "jonas@holm-hazel.example" },
  "auth-email": { ...clara, hours: 24, name: "Jonas Bak", email: "jonas@holm-hazel.example" },
  "auth-notice": {
    ...clara,
    notice: "password",
    done_at: "18 Nov, 09:12",
    new_email: "j•••@holm-hazel.example",
  },
  "nps-invitation": {
    ...clara,
    subject: "How likely are you to recommend Holm & Hazel?",
    about: "solved",
    budget_days: 14,
    expires_on: "17 December",
  },
};

const previews: Texts = {
  "mail-test": trial.text,
  "note-customer": note.text,
  "update-solved": solved.text,
  "update-reopened": reopened.text,
  "rating-promoter": thanks.text,
  "rating-detractor": sorry.text,
  "rating-alert": alert.text,
  "rating-assignee": assignee.text,
  "portal-link": portal.text,
  "auth-invitation": invitation.text,
  "customer-link": customer.text,
  "auth-sign-in": authSignIn.text,
  "auth-reset": authReset.text,
  "auth-email": authEmail.text,
  "auth-notice": authNotice.text,
  "nps-invitation": nps.text,
};

// One flat record a kind: the translator's key types take any string, so composing is a loop.
const catalogue: Record<Kind, Record<string, string>> = messages.mail;
const kinds = Object.keys(previews) as Kind[];

function compose(kind: Kind, change: Values = {}): Record<string, string> {
  const t = createTranslator({
    locale: "en",
    messages: catalogue[kind],
    onError: (error) => {
      throw error;
    },
  });
  const keys = Object.keys(catalogue[kind]);
  return Object.fromEntries(keys.map((key) => [key, t(key, { ...values[kind], ...change })]));
}

test.each(kinds)("%s: the catalogue composes to exactly the preview's texts", (kind) => {
  expect(compose(kind)).toEqual(previews[kind]);
  expect([sameKinds, sameKeys[kind]]).toEqual([true, true]);
});

describe("forms", () => {
  test("update-solved without the request, and without names", () => {
    const quiet = compose("update-solved", { asks: "no" });
    expect(quiet.heading).toBe("Solved, Clara.");
    expect(quiet.preview).toBe("About your order 10482.");
    const names = { has_name: "no", has_agent: "no", has_assignee: "no", comments: "no" };
    const bare = compose("update-solved", names);
    expect(bare.heading).toBe("Solved. How did we do?");
    expect(bare.preview).toBe("How did we do? Two taps are enough.");
    expect(bare.intro).toMatch(/^We marked Invoice/);
    expect(bare.stillAfter).toBe("and let the team know.");
    expect(bare.starsHint).toContain("You can change it; nothing counts until");
  });

  test("singular and plural differ", () => {
    expect(compose("note-customer", { count: 1 }).subject).toBe("New reply on your order 10482");
    expect(compose("rating-detractor", { stars: 1 }).intro).toMatch(/^You gave us 1 star for/);
    expect(compose("rating-alert", { stars: 1 }).subject).toMatch(/^1 star on order/);
    const first = compose("rating-alert", { orders: 1, ratings: 0 });
    expect(first.customer).toBe("Clara Jørgensen, 1 order since 2025, no earlier ratings");
    expect(compose("portal-link", { days: 1 }).intro).toContain("for 1 day, until");
  });

  test("five stars, with no agent to name", () => {
    const five = compose("rating-promoter", { stars: 5, has_name: "no", has_agent: "no" });
    expect(five.heading).toBe("Thank you for the five stars");
    expect(five.intro).toBe("It goes to the whole team.");
    expect(compose("rating-detractor", { has_name: "no" }).heading).toBe("We’re sorry");
  });

  test.each([
    ["off", "Nothing is sent to Clara Jørgensen: follow-up emails are switched off."],
    ["opted_out", "Nothing is sent to Clara Jørgensen, who has stopped emails like this."],
    ["no_address", "Nothing is sent to Clara Jørgensen: the order has no email address."],
    ["none", "Nothing is sent to Clara Jørgensen."],
  ])("no follow-up, because %s", (follow_up, words) => {
    expect(compose("rating-alert", { follow_up }).followUp).toBe(words);
    expect(compose("rating-assignee", { follow_up }).followUp).toBe(words);
  });

  test("solved through the API, nobody assigned, no comment", () => {
    const key = { solver: "key", solver_name: "Warehouse" };
    expect(compose("rating-alert", key).solvedBy).toBe("API key Warehouse, 12 Nov, 15:05");
    expect(compose("update-reopened", { solver: "none" }).solvedBy).toBe("17 Nov, 11:24");
    expect(compose("update-reopened", { assigned: "no" }).footerReason).toMatch(/unassigned\.$/);
    const silent = compose("rating-alert", { has_comment: "no" });
    expect(silent.preview).toBe("Clara Jørgensen left no comment.");
  });

  test("values are never read as message syntax", () => {
    const title = "{stars} <b>'quoted'</b> # | {x, plural, other {}}";
    expect(compose("rating-alert", { update_title: title }).subject).toBe(
      `2 stars on order 10482: ${title}`,
    );
  });
});

describe("voice", () => {
  const all = kinds.flatMap((kind) =>
    Object.entries(catalogue[kind]).map(([key, words]) => [`${kind}.${key}`, words] as const),
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
