import { env } from "@/lib/base/env";

/**
 * A mail may style itself and open links elsewhere; it runs nothing, loads nothing but the shop's
 * logo, and only our own page frames it. A sandboxed frame has no origin, so "self" is written out.
 */
function policy(): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: ${env().APP_URL}/logo/`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "sandbox allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");
}

/** The HTML of a mail, for a frame on one of our pages. Links open beside the dashboard, never inside the frame. */
export function framedMail(html: string): Response {
  const base = '<base target="_blank">';
  const body = /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + base)
    : base + html;
  return new Response(body, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy(),
      "Cache-Control": "no-store",
    },
  });
}
