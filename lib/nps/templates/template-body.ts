import sanitizeHtml from "sanitize-html";
import { escapeHtml } from "@/lib/base/escape-html";
import { cssText, LOOK } from "@/lib/nps/templates/body-look";
import { type ScaleWords, scaleButtons } from "@/lib/nps/templates/scale-buttons";
import { type FieldValues, fillBody, SCALE_MARK } from "@/lib/nps/templates/template-fields";

/** How our own elements are dressed: their look, and the class that follows the reader's theme. */
const DRESS: Record<string, { look: keyof typeof LOOK; class: string }> = {
  p: { look: "p", class: "t" },
  div: { look: "text", class: "t" },
  h1: { look: "h1", class: "t" },
  h2: { look: "h2", class: "t" },
  h3: { look: "h3", class: "t" },
  ul: { look: "list", class: "t" },
  ol: { look: "list", class: "t" },
  td: { look: "text", class: "t" },
  th: { look: "text", class: "t" },
  blockquote: { look: "text", class: "t" },
  a: { look: "a", class: "lk" },
  hr: { look: "hr", class: "ln" },
  img: { look: "img", class: "" },
};

/** A value that is a size, a colour, a keyword or a list of fonts; nothing that loads or computes. */
const PLAIN_VALUE = [/^(?!.*(?:url|expression|image)\s*\()[\w\s#%.,'()-]{1,120}$/i];
const STYLES = [
  "color",
  "background",
  "background-color",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "line-height",
  "letter-spacing",
  "text-align",
  "text-decoration",
  "vertical-align",
  "width",
  "max-width",
  "height",
  "margin",
  "margin-top",
  "margin-bottom",
  "padding",
  "padding-top",
  "padding-bottom",
  "padding-inline-start",
  "border",
  "border-top",
  "border-radius",
  "overflow-wrap",
  "word-break",
];

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [
    ..."p br div span a b strong i em u s sub sup small h1 h2 h3 ul ol li blockquote hr img".split(
      " ",
    ),
    ..."table thead tbody tfoot tr td th center".split(" "),
  ],
  allowedAttributes: {
    "*": ["style", "class", "dir", "lang", "align", "valign"],
    a: ["href", "title"],
    img: ["src", "alt", "width", "height"],
    table: ["role", "width", "cellpadding", "cellspacing", "border"],
    td: ["width", "colspan", "rowspan"],
    th: ["width", "colspan", "rowspan"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["https"] },
  allowProtocolRelative: false,
  nestingLimit: 100,
  allowedStyles: { "*": Object.fromEntries(STYLES.map((style) => [style, PLAIN_VALUE])) },
  transformTags: { "*": (tagName, attribs) => ({ tagName, attribs: dress(tagName, attribs) }) },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src,
};

const ABSOLUTE: Record<string, RegExp> = { href: /^(?:https?:\/\/|mailto:)/i, src: /^https:\/\//i };

/** The element's own style over ours, our class and none of its own, and no address that leads nowhere. */
function dress(tag: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const kept = Object.entries(attribs).filter(
    ([name, value]) =>
      name !== "class" && !value.includes(SCALE_MARK) && (ABSOLUTE[name]?.test(value) ?? true),
  );
  const { style, ...own }: Record<string, string> = Object.fromEntries(kept);
  const ours = DRESS[tag];
  const styles = [ours && cssText(LOOK[ours.look]), style].filter(Boolean).join(";");
  return {
    ...own,
    ...(tag === "table" && { role: "presentation" }),
    ...(tag === "img" && { alt: own.alt ?? "" }),
    ...(styles && { style: styles }),
    ...(ours?.class && { class: ours.class }),
  };
}

/**
 * A template's body as HTML that is safe to mail: fields filled in, what people typed escaped, no
 * scripts, only http(s) and mailto links, images over https alone. Plain paragraphs become HTML.
 */
export function renderBody(body: string, values: FieldValues, scale: ScaleWords): string {
  const filled = isHtml(body)
    ? fillBody(body, values, escapeHtml)
    : paragraphs(fillBody(escapeHtml(body), values, anchor));
  const buttons = scaleButtons(values.rateUrl, scale);
  return sanitizeHtml(filled, RULES).replaceAll(SCALE_MARK, buttons);
}

/** Whether a body is written as HTML; else it is plain paragraphs. */
function isHtml(body: string): boolean {
  return /<\/?(?:p|div|br|span|a|b|i|u|strong|em|h[1-6]|ul|ol|li|img|table|center|font|html|head|body|blockquote|style|script|iframe|form|svg|math)\b[^<>]*>/i.test(
    body,
  );
}

function anchor(url: string): string {
  const address = escapeHtml(url);
  return `<a href="${address}">${address}</a>`;
}

function paragraphs(escaped: string): string {
  return escaped
    .split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:(?:\r\n|\r|\n)[^\S\r\n]*)+/)
    .map((paragraph) => paragraph.trim().replace(/\r\n|\r|\n/g, "<br>"))
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}
