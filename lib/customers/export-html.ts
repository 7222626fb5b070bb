import { type Clock, formatMoney } from "@/lib/base/format";
import { answerOf, invitationOf } from "@/lib/customers/export-nps-html";
import type {
  ExportedLink,
  ExportedMail,
  ExportedOrder,
  ExportedPerson,
  ExportedSolve,
  ExportedUpdate,
  ExportPart,
  Writer,
} from "@/lib/customers/export-parts";
import { element, list, when } from "@/lib/customers/html-text";
import { texts } from "@/lib/i18n/texts";

type Page = {
  clock: Clock;
  t: ReturnType<typeof texts<"customers">>;
  labels: ReturnType<typeof texts<"labels">>;
  kinds: ReturnType<typeof texts<"mailKinds">>;
  purposes: ReturnType<typeof texts<"visits">>;
};

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}
h1{font-size:1.5rem}h2{margin-top:2.5rem;border-top:1px solid #ccc;padding-top:1rem;font-size:1.25rem}
h3{margin:1.5rem 0 .25rem;font-size:1.05rem}h4{margin:1rem 0 .25rem;font-size:1rem}
dt{color:#555;font-size:.875rem}dd{margin:0 0 .5rem}li{margin:.4rem 0}p{white-space:pre-line;margin:.25rem 0}small{color:#555}`;

/** A person's data as one page to read, without scripts and without anything loaded from elsewhere. */
export async function* asHtml(
  parts: AsyncIterable<ExportPart>,
  locale: string,
): AsyncGenerator<string> {
  const clock: Clock = { locale, timeZone: "UTC", now: new Date() };
  const page = {
    clock,
    t: texts(locale, "customers"),
    labels: texts(locale, "labels"),
    kinds: texts(locale, "mailKinds"),
    purposes: texts(locale, "visits"),
  };
  const seen = new Set<string>();
  for await (const entry of parts) {
    if (entry.part === "person") {
      page.clock = { ...clock, timeZone: entry.data.shop.timeZone };
      yield head(page, entry.data);
      continue;
    }
    if (!seen.has(entry.part)) yield sectionsUpTo(page, seen, entry.part);
    yield rowOf(page, entry);
  }
  yield `${sectionsUpTo(page, seen, null)}</body></html>\n`;
}

const LISTS = ["orders", "answers", "invitations", "mails", "links"] as const;
type List = (typeof LISTS)[number];

function titlesOf({ t, labels }: Page): Record<List, string> {
  return {
    orders: labels("orders"),
    answers: labels("npsAnswers"),
    invitations: labels("npsInvitations"),
    mails: labels("emails"),
    links: t("export.visits"),
  };
}

/** The headings from the page's level to a section; those with nothing in them say so. */
function sectionsUpTo(page: Page, seen: Set<string>, next: List | null): string {
  const titles = titlesOf(page);
  let html = "";
  for (const list of LISTS) {
    if (seen.has(list)) continue;
    seen.add(list);
    html += element("h2", titles[list]);
    if (list === next) break;
    html += element("p", page.t("export.none"));
  }
  return html;
}

function rowOf(page: Page, entry: Exclude<ExportPart, { part: "person" }>): string {
  switch (entry.part) {
    case "orders":
      return orderOf(page, entry.data);
    case "answers":
      return answerOf(page, entry.data);
    case "invitations":
      return invitationOf(page, entry.data);
    case "mails":
      return mailOf(page, entry.data);
    case "links":
      return linkOf(page, entry.data);
  }
}

function head({ t, labels, clock }: Page, person: ExportedPerson): string {
  const title = t("export.title", { shop: person.shop.name, name: person.name });
  const stopped = person.stopped.map(
    ({ topic, at }) => `${t(`topics.${topic}`)}, ${when(clock, at)}`,
  );
  const facts = [
    [labels("name"), person.name],
    person.firstName && [t("export.firstName"), person.firstName],
    person.lastName && [t("export.lastName"), person.lastName],
    [labels("emailAddress"), person.email ?? labels("noEmail")],
    person.unusableEmail && [t("export.unusableEmail"), person.unusableEmail],
    person.tags.length > 0 && [labels("tags"), person.tags.join(", ")],
    [labels("customerSince"), when(clock, person.since)],
    [t("export.stopped"), stopped.join("; ") || t("export.nothing")],
    person.blocked && [t("export.blocked"), when(clock, person.blocked.at)],
  ];
  return `<!doctype html><html lang="${clock.locale}"><head><meta charset="utf-8">${element("title", title)}
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
${element("h1", title)}${element("p", t("export.made", { day: when(clock, clock.now) }))}
${element("p", t("export.about", { shop: person.shop.name }))}${element("h2", t("export.person"))}${list(facts)}`;
}

function orderOf(page: Page, order: ExportedOrder): string {
  const { t, labels, clock } = page;
  const money = (amount: string) => formatMoney(clock.locale, order.currency, amount);
  const items = order.items.map(
    (item) =>
      `${t("export.quantity", { count: item.quantity })} ${item.name}, ${money(item.total)}`,
  );
  const facts = [
    [t("export.placed"), when(clock, order.placedAt)],
    [labels("status"), order.status],
    [labels("total"), money(order.total)],
    [
      t("export.orderedAs"),
      [order.customerName, order.email ?? order.unusableEmail].filter(Boolean).join(", "),
    ],
    order.locale && [labels("language"), order.locale],
    order.replyMailsOffAt && [t("export.replyMailsOff"), when(clock, order.replyMailsOffAt)],
    [labels("items"), items.join("; ") || t("export.none")],
  ];
  return `${element("h3", labels("orderWithNumber", { number: order.number }))}${list(facts)}${order.updates
    .map((update) => updateOf(page, update))
    .join("")}`;
}

function updateOf(page: Page, update: ExportedUpdate): string {
  const { t, labels, clock } = page;
  const { rating } = update;
  const stars = rating && [String(rating.stars), rating.comment].filter(Boolean).join(": ");
  const facts = [
    [t("export.opened"), when(clock, update.openedAt)],
    ...update.solves.flatMap((solve) => solveOf(page, solve)),
    update.ratedAt && [labels("rated"), when(clock, update.ratedAt)],
    stars && [labels("rating"), stars],
  ];
  const notes = update.notes.map(({ at, by, internal, text }) => {
    const said = t("export.by", { name: nameOf(page, by), when: when(clock, at) });
    const inside = internal ? ` (${labels("internalNote")})` : "";
    return `<li>${element("small", said + inside)}${element("p", text)}</li>`;
  });
  return `${element("h4", t("export.conversation", { title: update.title }))}${list(facts)}<ul>${notes.join("")}</ul>`;
}

function solveOf(page: Page, { at, by, reopened }: ExportedSolve): [string, string][] {
  const { t, labels, clock } = page;
  const said = (who: Writer | null, moment: Date) =>
    who
      ? t("export.by", { name: nameOf(page, who), when: when(clock, moment) })
      : when(clock, moment);
  const lines: [string, string][] = [[labels("solved"), said(by, at)]];
  if (reopened) lines.push([t("export.reopened"), said(reopened.by, reopened.at)]);
  return lines;
}

function nameOf({ t, labels }: Page, { kind, name }: Writer): string {
  if (kind === "team") return name || labels("team");
  return t(`export.${kind}`);
}

function mailOf({ t, kinds, clock }: Page, mail: ExportedMail): string {
  const words = [
    when(clock, mail.sentAt ?? mail.decidedAt),
    kinds(mail.kind as "portal.link"),
    t(`page.mailState.${mail.state as "sent"}`),
    mail.to,
    mail.subject ?? "",
  ];
  return element("p", words.filter(Boolean).join(" · "));
}

function linkOf({ t, purposes, clock }: Page, link: ExportedLink): string {
  const visits = link.visits.map(({ at, machine, agent }) =>
    [when(clock, new Date(at)), machine && t("export.machine"), agent].filter(Boolean).join(" · "),
  );
  const name = `${when(clock, link.createdAt)} · ${purposes(`purpose.${link.purpose as "portal"}`)}`;
  return `${element("p", name)}<ul>${visits.map((visit) => element("li", visit)).join("")}</ul>`;
}
