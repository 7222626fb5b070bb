import type { ComponentType } from "react";
import { describe, expect, test } from "vitest";
import AuthEmail, * as authEmail from "@/emails/auth-email";
import AuthInvitation, * as authInvitation from "@/emails/auth-invitation";
import AuthNotice, * as authNotice from "@/emails/auth-notice";
import AuthReset, * as authReset from "@/emails/auth-reset";
import AuthSignIn, * as authSignIn from "@/emails/auth-sign-in";
import CustomerLink, * as customerLink from "@/emails/customer-link";
import MailTest, * as mailTest from "@/emails/mail-test";
import NoteCustomer, * as noteCustomer from "@/emails/note-customer";
import PortalLink, * as portalLink from "@/emails/portal-link";
import RatingAlert, * as ratingAlert from "@/emails/rating-alert";
import RatingAssignee, * as ratingAssignee from "@/emails/rating-assignee";
import RatingDetractor, * as ratingDetractor from "@/emails/rating-detractor";
import RatingPromoter, * as ratingPromoter from "@/emails/rating-promoter";
import { renderMail } from "@/emails/render";
import UpdateReopened, * as updateReopened from "@/emails/update-reopened";
import UpdateSolved, * as updateSolved from "@/emails/update-solved";

type Common = { text: { subject: string; preview: string; footerReason: string }; lang: string };

/** `hidden`: the texts that this form of the mail does not use. */
function form<P extends Common>(
  name: string,
  Template: ComponentType<P>,
  subject: (props: P) => string,
  props: P,
  hidden: (keyof P["text"])[] = [],
) {
  return {
    name,
    subject: subject(props),
    texts: Object.entries<string>(props.text),
    hidden: hidden.map(String),
    part: (key: string) => Object.entries<string>(props.text).find(([k]) => k === key)?.[1] ?? "",
    render: (change: Record<string, unknown> = {}) =>
      renderMail(<Template {...props} {...change} />),
    lang: props.lang,
  };
}

const REVIEW = "https://www.trustpilot.com/evaluate/holm-hazel.example";
const STARS = ["star1", "star2", "star3", "star4", "star5", "starsHint"] as const;
const MARKS = ["quoteLabel", "quoteOpen", "quoteClose"] as const;
const SHARING = [
  "share",
  "facebook",
  "x",
  "linkedin",
  "whatsapp",
  "shareHint",
  "copyText",
] as const;
const { PreviewProps: note } = noteCustomer;
const { PreviewProps: solved } = updateSolved;
const { PreviewProps: thanks } = ratingPromoter;
const { PreviewProps: sorry } = ratingDetractor;
const { PreviewProps: alert } = ratingAlert;
const { PreviewProps: assignee } = ratingAssignee;
const withoutComment = { ...thanks, comment: null, shares: [], unsubscribeUrl: null };

const forms = [
  form("note-customer", NoteCustomer, noteCustomer.subject, note),
  form("update-solved, asking", UpdateSolved, updateSolved.subject, solved, ["button"]),
  form(
    "update-solved, not asking",
    UpdateSolved,
    updateSolved.subject,
    { ...solved, rateUrl: null, unsubscribeUrl: null },
    [...STARS, "unsubscribe"],
  ),
  form("update-reopened", UpdateReopened, updateReopened.subject, updateReopened.PreviewProps),
  form("rating-promoter", RatingPromoter, ratingPromoter.subject, thanks),
  form("rating-promoter, bare", RatingPromoter, ratingPromoter.subject, withoutComment, [
    ...MARKS,
    ...SHARING,
    "unsubscribe",
  ]),
  form("rating-detractor", RatingDetractor, ratingDetractor.subject, sorry, [
    "review",
    "reviewLink",
  ]),
  form("rating-detractor, review", RatingDetractor, ratingDetractor.subject, {
    ...sorry,
    reviewUrl: REVIEW,
  }),
  form("rating-alert", RatingAlert, ratingAlert.subject, alert, ["noComment"]),
  form("rating-alert, no comment", RatingAlert, ratingAlert.subject, { ...alert, comment: null }, [
    ...MARKS,
  ]),
  form("rating-assignee", RatingAssignee, ratingAssignee.subject, assignee, ["noComment"]),
  form(
    "rating-assignee, no comment",
    RatingAssignee,
    ratingAssignee.subject,
    { ...assignee, comment: null },
    [...MARKS],
  ),
  form("mail-test", MailTest, mailTest.subject, mailTest.PreviewProps),
  form("auth-invitation", AuthInvitation, authInvitation.subject, authInvitation.PreviewProps),
  form("portal-link", PortalLink, portalLink.subject, portalLink.PreviewProps),
  form("customer-link", CustomerLink, customerLink.subject, customerLink.PreviewProps),
  form("auth-sign-in", AuthSignIn, authSignIn.subject, authSignIn.PreviewProps),
  form("auth-reset", AuthReset, authReset.subject, authReset.PreviewProps),
  form("auth-email", AuthEmail, authEmail.subject, authEmail.PreviewProps),
  form("auth-notice", AuthNotice, authNotice.subject, authNotice.PreviewProps),
];

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const decode = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, e) => ENTITIES[e] ?? "");
const visible = (html: string) =>
  decode(html.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<[^>]*>/g, ""));
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);

describe.each(forms)("$name", (mail) => {
  test("contains every text it was given, in both parts", async () => {
    const { html, text } = await mail.render();
    for (const [key, words] of mail.texts) {
      if (mail.hidden.includes(key)) {
        expect(visible(html), key).not.toContain(words);
        expect(text, key).not.toContain(words);
      } else {
        expect(visible(html), key).toContain(words);
        if (key !== "subject" && key !== "preview") expect(text, key).toContain(words);
      }
    }
  });

  test("has language, title and subject", async () => {
    const { html } = await mail.render();
    expect(html).toContain('<html dir="ltr" lang="en">');
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(decode(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? "")).toBe(mail.subject);
    expect(mail.subject).toBe(mail.part("subject"));
    const arabic = await mail.render({ lang: "ar", dir: "rtl" });
    expect(arabic.html).toContain('<html dir="rtl" lang="ar">');
    expect(arabic.html).toContain('<td dir="rtl" lang="ar"');
  });

  test("loads nothing from anywhere and stays small", async () => {
    const { html } = await mail.render();
    expect(html).not.toMatch(/<(img|link|script|iframe|video|object)\b|\ssrc=|url\(|@import/i);
    const rest = html.replace(/^<!DOCTYPE[^>]*>/, "").replace(/href="[^"]*"/g, "");
    expect(rest).not.toContain("http:");
    expect(rest).not.toContain("https:");
    expect(Buffer.byteLength(html)).toBeLessThan(20_000);
  });

  test("shows every address in the text part too", async () => {
    const { html, text } = await mail.render();
    expect(hrefs(html).length).toBeGreaterThan(0);
    for (const href of hrefs(html)) expect(text).toContain(`<${decode(href)}>`);
    expect(text).not.toMatch(/[★☆]|\n{3}|undefined|null|\[object/);
  });

  test("tells a machine's plain text what layout would say", async () => {
    const { text } = await mail.render();
    expect(text).not.toMatch(/<https[^>]*>\S/);
    expect(text).not.toMatch(/\S<https/);
    expect(text.endsWith("\n")).toBe(true);
  });
});

describe("unsubscribe", () => {
  const customer = forms.filter(({ name }) => /^(note|update-solved, a|rating-[pd])/.test(name));
  test.each(customer)("$name: there with an address, gone without", async (mail) => {
    const unsubscribeUrl = "https://help.holm-hazel.example/unsubscribe/T0ken?a=1&b=2";
    const with_ = await mail.render({ unsubscribeUrl });
    expect(with_.html).toContain(`href="${unsubscribeUrl.replace("&", "&amp;")}"`);
    expect(with_.text).toContain(`${mail.part("unsubscribe")} <${unsubscribeUrl}>`);
    const without = await mail.render({ unsubscribeUrl: null });
    expect(visible(without.html)).not.toContain(mail.part("unsubscribe"));
    expect(without.html).not.toContain("/unsubscribe/");
    expect(without.text).not.toContain("/unsubscribe/");
  });

  test("the postal address is left out where the shop has none", async () => {
    const { html } = await renderMail(
      <PortalLink {...portalLink.PreviewProps} shop={{ ...thanks.shop, address: null }} />,
    );
    expect(html).not.toContain("Nørregade");
  });
});

describe("links of one kind", () => {
  test("five stars, each once, and the way back", async () => {
    const { html } = await renderMail(<UpdateSolved {...solved} />);
    const rate = [1, 2, 3, 4, 5].map((n) => `${solved.rateUrl}?stars=${n}`);
    expect(hrefs(html).filter((href) => href.includes("/rate/"))).toEqual(rate);
    expect(hrefs(html)).toContain(solved.portalUrl);
  });

  test("no stars where the customer is not asked", async () => {
    const { html } = await renderMail(<UpdateSolved {...solved} rateUrl={null} />);
    expect(html).not.toMatch(/stars=|[★☆]/);
    expect(hrefs(html)).toContain(solved.portalUrl);
  });

  test("share addresses survive byte for byte", async () => {
    const { html, text } = await renderMail(<RatingPromoter {...thanks} />);
    expect(thanks.shares).toHaveLength(4);
    for (const { url } of thanks.shares) {
      expect(html).toContain(`href="${url.replaceAll("&", "&amp;")}"`);
      expect(text).toContain(`<${url}>`);
    }
  });

  test.each([1, 2, 3])("%i of the four networks", async (count) => {
    const shares = thanks.shares.slice(4 - count);
    const { html } = await renderMail(<RatingPromoter {...thanks} shares={shares} />);
    for (const [index, { url }] of thanks.shares.entries())
      expect(html.includes(url.replaceAll("&", "&amp;"))).toBe(index >= 4 - count);
  });

  test("an apology never carries a share link, and a review link only where asked for", async () => {
    const hosts = /facebook\.|twitter\.|x\.com|linkedin\.|wa\.me|whatsapp/i;
    for (const reviewUrl of [null, REVIEW]) {
      const { html, text } = await renderMail(<RatingDetractor {...sorry} reviewUrl={reviewUrl} />);
      expect(html + text).not.toMatch(hosts);
      expect(hrefs(html).includes(REVIEW)).toBe(reviewUrl !== null);
      expect(hrefs(html)).toContain(sorry.replyUrl);
    }
  });

  test.each([1, 2, 3, 4, 5])("%i stars are drawn and said", async (stars) => {
    const text = { ...alert.text, starsLabel: `${stars} of 5 stars` };
    const { html, text: plain } = await renderMail(
      <RatingAlert {...alert} stars={stars} text={text} />,
    );
    expect(html.match(/★/g) ?? []).toHaveLength(stars);
    expect(html.match(/☆/g) ?? []).toHaveLength(5 - stars);
    expect(plain).toContain(`${stars} of 5 stars`);
  });
});

test("facts read as one line each", async () => {
  const { text } = await renderMail(<RatingAlert {...alert} />);
  expect(text).toContain("\nSolved by: Jonas Bak, 12 Nov, 15:05\nRated: 13 Nov 2026, 20:41\n");
});
