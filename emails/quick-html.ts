import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";

const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';
/** For browsers; mail programs fetch nothing ahead. */
const PRELOADED = /<link rel="preload" as="image"[^>]*>/g;

/**
 * What react-email's `render` writes, to the byte, marks of its Suspense boundary and all, in a third of
 * the time: it passes each mail through streams. For the worker alone: Next knows no `renderToString`.
 */
export function quickHtml(element: ReactElement): string {
  const html = renderToString(element)
    .replace(PRELOADED, "")
    .replace(/<body[^>]*>/, "$&<!--$--><!--html--><!--head--><!--body-->")
    .replace(/<\/body><\/html>$/, "<!--/$--></body></html>");
  return DOCTYPE + html;
}
