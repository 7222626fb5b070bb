import { createHash } from "node:crypto";
import { escapeHtml } from "@/lib/base/escape-html";

/** The product's own colours and sizes, for a page that stands without its files. */
const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:3rem 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1f23;background:#f6f7f8}
main{box-sizing:border-box;max-width:34rem;margin:auto;padding:1.5rem;border:1px solid #d9dde1;border-radius:12px;background:#fff;overflow-wrap:break-word}
fieldset{margin:1.25rem 0;padding:0;border:0}legend,label{padding:0;font-weight:600}fieldset label{display:inline-flex;align-items:center;gap:.375rem;min-height:2.75rem;margin-inline-end:.75rem;font-weight:400}
input{width:1.25rem;height:1.25rem;margin:0;accent-color:#0f6274}textarea{box-sizing:border-box;width:100%;margin-top:.375rem;padding:.5rem .75rem;border:1px solid #80847b;border-radius:8px;font:inherit;color:inherit;background:inherit}
button{width:100%;min-height:2.75rem;margin-top:1rem;border:0;border-radius:8px;font:inherit;font-weight:600;color:#fff;background:#0f6274}
h1{margin:0;font-size:1.375rem;line-height:1.3;text-wrap:balance}p{margin:.75rem 0 0;color:#59626b}a{color:#0f6274}
@media(prefers-color-scheme:dark){body{color:#e8eaed;background:#121517}main{border-color:#343a40;background:#1a1e21}p{color:#a3abb3}a{color:#6cc5d6}input{accent-color:#6cc5d6}button{color:#06181c;background:#6cc5d6}}`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

export type PlainPage = {
  status: number;
  locale: string;
  title: string;
  /** Paragraphs. */
  text: string[];
  link?: { href: string; label: string };
  /** A form in HTML, with everything in it escaped, and where it may lead. */
  form?: { html: string; targets: string[] };
  headers?: Record<string, string>;
};

/** A page in words, for posts whose refusal is no page of the app's. Its policy allows nothing but its own style. */
export function plainPage(page: PlainPage): Response {
  const { status, locale, title, text, link, form, headers } = page;
  const paragraphs = text.map((line) => `<p>${escapeHtml(line)}</p>`);
  if (link) {
    paragraphs.push(`<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`);
  }
  if (form) paragraphs.push(form.html);
  const targets = form ? ["'self'", ...form.targets].join(" ") : "'none'";
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${paragraphs.join("")}</main></body></html>
`;
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action ${targets}; frame-ancestors 'none'`,
      ...headers,
    },
  });
}
