import { compile } from "html-to-text";
import type { ReactElement } from "react";
import { plainTextSelectors, render } from "react-email";

const ONE_LINE = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

// What html-to-text would do otherwise: shout headings, glue addresses to words, put each table cell on a line,
// fold the blanks of quoted text. The data-text marks are set in _components.
const TEXT_SELECTORS = [
  { selector: "a", options: { linkBrackets: ["<", ">"], hideLinkHrefIfSameAsText: true } },
  { selector: "h1", options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  { selector: "blockquote", options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
  { selector: "[data-text=verbatim]", format: "pre", options: { leadingLineBreaks: 1 } },
  { selector: "[data-text=label]", format: "inlineSurround", options: { suffix: ": " } },
  { selector: "[data-text=value]", format: "inline" },
  { selector: "[data-text=fact]", format: "block", options: ONE_LINE },
  {
    selector: "[data-text=above]",
    format: "block",
    options: { ...ONE_LINE, leadingLineBreaks: 2 },
  },
];

/** Compiled once, which takes longer than all else about a mail. */
const toText = compile({ wordwrap: false, selectors: [...plainTextSelectors, ...TEXT_SELECTORS] });

type ToHtml = (element: ReactElement) => string | Promise<string>;
let toHtml: ToHtml = render;

/** Has this process make the markup of mails in another way, which must write the same. */
export function renderWith(another: ToHtml): void {
  toHtml = another;
}

/** Both parts of a mail from one markup, so that they cannot say different things. */
export async function renderMail(element: ReactElement): Promise<{ html: string; text: string }> {
  const html = await toHtml(element);
  return { html, text: `${toText(html).trim()}\n` };
}
