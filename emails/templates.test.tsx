import { describe, expect, test } from "vitest";
import { shareLinks } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";
import type { MailKind } from "@/lib/mail/kinds";
import { MAIL_KIND_NAMES } from "@/lib/mail-kinds/registry";
import { SAMPLE_SHOP, sampleMail } from "@/lib/testing/sample-mails";

/** A sample with some of its props changed. `hidden`: the texts that it does not use then. */
function form(kind: MailKind, how = "", props: object = {}, hidden: readonly string[] = []) {
  const { subject, text, render } = sampleMail(kind);
  return {
    name: `${kind}${how}`,
    subject,
    texts: Object.entries(text),
    hidden,
    part: (key: string) => text[key] ?? "",
    render: (change: object = {}) => render({ ...props, ...change }),
  };
}

const MANAGE = "https://help.holm-hazel.example/settings/ratings";
const STARS = ["star1", "star2", "star3", "star4", "star5", "starsHint"] as const;
const REVIEW = ["review", "reviewLink"] as const;
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

/** What the samples leave out of the texts there are. */
const HIDDEN: Partial<Record<MailKind, readonly string[]>> = {
  "note.customer": ["earlier"],
  "update.solved": ["button", "earlier"],
  "update.reopened": ["manage"],
  "update.customer_wrote": ["shortened"],
  "rating.alert": ["noComment", "manage"],
  "rating.responsible": ["noComment", "manage"],
};

const forms = [
  // What an invitation says stands in the shop's own template.
  ...MAIL_KIND_NAMES.filter((kind) => kind !== "nps.invitation").map((kind) =>
    form(kind, "", {}, HIDDEN[kind]),
  ),
  form("update.solved", ", not asking", { rateUrl: null, unsubscribeUrl: null }, [
    ...STARS,
    "unsubscribe",
    "earlier",
  ]),
  form("update.solved", ", with more replies", { more: true }, ["button"]),
  form("update.reopened", ", managed", { manageUrl: MANAGE }),
  form("update.customer_wrote", ", shortened", { shortened: true }),
  form("rating.promoter", ", review alone", { comment: null, shares: [], unsubscribeUrl: null }, [
    ...MARKS,
    ...SHARING,
    "unsubscribe",
  ]),
  form(
    "rating.promoter",
    ", bare",
    { comment: null, shares: [], reviewUrl: null, unsubscribeUrl: null },
    [...MARKS, ...SHARING, ...REVIEW, "unsubscribe"],
  ),
  form("rating.detractor", ", no review page", { reviewUrl: null }, REVIEW),
  form("mail.test", ", with nothing to prove", { checkUrl: null }, ["check", "checkHint"]),
  form("rating.alert", ", no comment", { comment: null, manageUrl: MANAGE }, MARKS),
  form("rating.responsible", ", no comment", { comment: null, manageUrl: MANAGE }, MARKS),
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
  const customer = forms.filter(({ part }) => part("unsubscribe") !== "");
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
    const { name, siteUrl: url, colors } = SAMPLE_SHOP;
    const link = sampleMail("portal.link");
    expect((await link.render()).html).toContain("Nørregade");
    const shop = { name, url, address: null, colors: { ...colors.light, ...colors.dark } };
    expect((await link.render({ shop })).html).not.toContain("Nørregade");
  });
});

describe("links of one kind", () => {
  const solved = sampleMail("update.solved");
  const thanks = sampleMail("rating.promoter");
  const sorry = sampleMail("rating.detractor");
  const alert = sampleMail("rating.alert");
  const links = {
    rateUrl: "https://help.holm-hazel.example/rate/K7QmXw2nT9",
    portalUrl: "https://help.holm-hazel.example/o/K7QmXw2nT9",
  };
  const addresses = shareLinks("Quick & friendly help.", "https://holm-hazel.example");
  const shares = NETWORKS.map((network) => ({ network, url: addresses[network] }));

  test("five stars, each once, and the way back", async () => {
    const { html } = await solved.render(links);
    const rate = [1, 2, 3, 4, 5].map((n) => `${links.rateUrl}?stars=${n}`);
    expect(hrefs(html).filter((href) => href.includes("/rate/"))).toEqual(rate);
    expect(hrefs(html)).toContain(links.portalUrl);
  });

  test("no stars where the customer is not asked", async () => {
    const { html } = await solved.render({ ...links, rateUrl: null });
    expect(html).not.toMatch(/stars=|[★☆]/);
    expect(hrefs(html)).toContain(links.portalUrl);
  });

  test("share addresses survive byte for byte", async () => {
    const { html, text } = await thanks.render({ shares });
    expect(shares).toHaveLength(4);
    for (const { url } of shares) {
      expect(html).toContain(`href="${url.replaceAll("&", "&amp;")}"`);
      expect(text).toContain(`<${url}>`);
    }
  });

  test.each([1, 2, 3])("%i of the four networks", async (count) => {
    const { html } = await thanks.render({ shares: shares.slice(4 - count) });
    for (const [index, { url }] of shares.entries())
      expect(html.includes(url.replaceAll("&", "&amp;"))).toBe(index >= 4 - count);
  });

  test("an apology never carries a share link; the review page is there for all stars or for none", async () => {
    const hosts = /facebook\.|twitter\.|x\.com|linkedin\.|wa\.me|whatsapp/i;
    const page = SAMPLE_SHOP.reviewUrl ?? "";
    for (const reviewUrl of [null, page]) {
      const replyUrl = "https://help.holm-hazel.example/reply/Zp4LqB7c";
      const { html, text } = await sorry.render({ reviewUrl, replyUrl });
      expect(html + text).not.toMatch(hosts);
      const happy = await thanks.render({ reviewUrl });
      expect(hrefs(html).includes(page)).toBe(reviewUrl !== null);
      expect(hrefs(happy.html).includes(page)).toBe(reviewUrl !== null);
      expect(hrefs(html)).toContain(replyUrl);
    }
  });

  test.each([1, 2, 3, 4, 5])("%i stars are drawn and said", async (stars) => {
    const text = { ...alert.text, starsLabel: `${stars} of 5 stars` };
    const { html, text: plain } = await alert.render({ stars, text });
    expect(html.match(/★/g) ?? []).toHaveLength(stars);
    expect(html.match(/☆/g) ?? []).toHaveLength(5 - stars);
    expect(plain).toContain(`${stars} of 5 stars`);
  });
});

test("facts read as one line each", async () => {
  const values = { solver_name: "Jonas Bak", solved_at: "12 Nov, 15:05" };
  const alert = sampleMail("rating.alert", { ...values, rated_at: "13 Nov 2026, 20:41" });
  const { text } = await alert.render();
  expect(text).toContain("\nSolved by: Jonas Bak, 12 Nov, 15:05\nRated: 13 Nov 2026, 20:41\n");
});
