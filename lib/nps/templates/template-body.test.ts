import { describe, expect, test } from "vitest";
import { renderMail } from "@/emails/render";
import { renderBody } from "@/lib/nps/templates/template-body";
import {
  type FieldValues,
  fillSubject,
  hasRateLink,
  unknownFields,
} from "@/lib/nps/templates/template-fields";
import { composeTemplatePreview } from "@/lib/nps/templates/template-preview";

const RATE = "https://help.example/nps/rate/tok";
const facts: FieldValues = {
  customer_first_name: "Clara",
  order_number: "10482",
  shop_name: "Holm & Hazel",
  shop_url: "https://holm-hazel.example",
  update_title: "Two mugs",
  agent_first_name: "Amara",
  rateUrl: RATE,
  unsubscribeUrl: "https://help.example/unsubscribe/tok",
};
const labels = Array.from({ length: 11 }, (_, score) => `${score} of 10`);
const scale = { ends: "0 is low & 10 is high", hint: "Tap one", labels };
const render = (body: string, changes: Partial<FieldValues> = {}) =>
  renderBody(body, { ...facts, ...changes }, scale);

describe("fields", () => {
  test.each([
    ["Hello", false],
    ["{nps_scale}", true],
    ["$$Ticket.RateUrl00$$", true],
    ["$$Ticket.RateUrl08$$", true],
    ["$$Ticket.RateUrl10$$", true],
    ["$$Ticket.RateUrl11$$", false],
    ["$$Ticket.RateUrl8$$", false],
    ["{unsubscribe_url}", false],
  ])("%s leads to an answer: %s", (body, leads) => {
    expect(hasRateLink(body)).toBe(leads);
  });

  test.each([
    ["Hi {customer_first_name}", "{nps_scale} {unsubscribe_url} $$Ticket.RateUrl01$$", []],
    [
      "{discount} {nps_scale}",
      "{discount} $$Ticket.RateUrl11$$",
      ["{discount}", "{nps_scale}", "$$Ticket.RateUrl11$$"],
    ],
    ["$$Ticket.Name$$", "<style>p{color:red}</style>", ["$$Ticket.Name$$"]],
    ["{__proto__}", "{constructor}", ["{__proto__}", "{constructor}"]],
  ])("unknown in %s and %s", (subject, body, unknown) => {
    expect(unknownFields(subject, body)).toEqual(unknown);
  });

  test("a subject is one line, and a missing name takes its comma along", () => {
    const values = { ...facts, customer_first_name: "", shop_name: "A\r\nB {order_number}" };
    expect(fillSubject("Hello, {customer_first_name}: {shop_name} {nope}", values)).toBe(
      "Hello: A B {order_number} {nope}",
    );
  });
});

describe("a body", () => {
  test("in plain paragraphs becomes HTML, its rate links can be followed", () => {
    const html = render(
      "Hello {customer_first_name},\nfrom {shop_name}\r\n\r\n$$Ticket.RateUrl00$$ & <you>",
    );
    expect(html).toContain(">Hello Clara,<br />from Holm &amp; Hazel</p>");
    expect(html).toContain(`href="${RATE}?rating=0"`);
    expect(html).toContain("&amp; &lt;you&gt;</p>");
  });

  test("in HTML keeps its markup, its rate links in attributes", () => {
    const html = render('<p style="color:red"><a href="$$Ticket.RateUrl10$$">Ten</a></p>');
    expect(html).toMatch(/<p style="[^"]*;color:red" class="t">/);
    expect(html).toContain(`href="${RATE}?rating=10"`);
  });

  test("shows eleven links, each of which says what it means", () => {
    const html = render("{nps_scale}");
    for (let score = 0; score <= 10; score += 1) {
      expect(html).toContain(`href="${RATE}?rating=${score}" aria-label="${score} of 10"`);
    }
    expect(html.match(/<a /g)).toHaveLength(11);
    expect(html).toContain("0 is low &amp; 10 is high");
  });

  test.each([
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">a</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="JaVa\nScript:alert(1)">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<img src="http://example.com/x.png" onerror="alert(1)">',
    '<img src="data:image/png;base64,AA">',
    '<img src="//example.com/x.png">',
    '<p style="background:url(https://evil.example/x)">a</p>',
    '<p style="width:expression(alert(1))">a</p>',
    "<style>p{background:url(https://evil.example)}</style>",
    '<iframe src="https://evil.example"></iframe><form action="https://evil.example"><input></form>',
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">a</a></svg>',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<a href="{nps_scale}">a</a>',
  ])("drops what could harm: %s", (body) => {
    const html = renderBody(body, facts, scale);
    expect(html).not.toMatch(
      /script:|<script|onclick|onerror|onload|evil\.example|<img|<form|<svg|data:|expression/i,
    );
  });

  test("a person's text never becomes markup, whatever stands around it", () => {
    const title = `"><script>alert(1)</script>{nps_scale}\uE000' onmouseover=x $$Ticket.RateUrl01$$`;
    for (const body of [
      "{update_title}",
      "<p>{update_title}</p>",
      '<a title="{update_title}" href="{update_title}">x</a>',
      "<a title={update_title}>x</a>",
    ]) {
      const html = render(body, { update_title: title }).replace(/"[^"]*"/g, '""');
      expect(html).not.toMatch(/<script|<[^>]* onmouseover|aria-label|rating=1/);
    }
    const link = render('<a href="{update_title}">x</a>', { update_title: "javascript:alert(1)" });
    expect(link).not.toContain("href");
  });

  test("of kinds that look like HTML only by accident stays text", () => {
    expect(render("1 < 2 and a > b")).toContain("1 &lt; 2 and a &gt; b");
  });
});

test("the text part names every score and its address", async () => {
  const shop = {
    name: "Holm & Hazel",
    siteUrl: "https://holm-hazel.example",
    timeZone: "Europe/Copenhagen",
    locale: "en",
    postalAddress: null,
    colors: {
      light: { accent: "#000000", accentContrast: "#ffffff" },
      dark: { accent: "#000000", accentContrast: "#ffffff" },
    },
  } as unknown as Parameters<typeof composeTemplatePreview>[0];
  const template = {
    subject: "How was {shop_name}?",
    body: "Hello {customer_first_name},\n\n{nps_scale}\n\nBye",
  };
  const { subject, element } = composeTemplatePreview(shop, template, "en", RATE);
  expect(subject).toBe("How was Holm & Hazel?");
  const { text, html } = await renderMail(element);
  for (let score = 0; score <= 10; score += 1)
    expect(text).toContain(`\n${score} <${RATE}?rating=${score}>\n`);
  expect(text).toContain("Unsubscribe from questions like this");
  expect(html).toContain("<title>How was Holm &amp; Hazel?</title>");
});
