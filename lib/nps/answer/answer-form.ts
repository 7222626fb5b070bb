import { escapeHtml } from "@/lib/base/escape-html";
import { texts } from "@/lib/i18n/texts";

/** What was typed into the form of a rating link. */
export type Typed = { sent: string; comment: string };

/** The form of a rating link once more, with what was typed: for posts that were not taken, on a page without scripts. */
export function answerForm(locale: string, token: string, { sent, comment }: Typed): string {
  const t = texts(locale, "npsRate");
  const scores = Array.from({ length: 11 }, (_, score) => String(score));
  const radios = scores.map(
    (score) =>
      `<label><input type="radio" name="rating" value="${score}" required${score === sent ? " checked" : ""}>${score}</label>`,
  );
  // A textarea's first line break is not part of its text.
  return `<form method="post" action="/nps/rate/${escapeHtml(encodeURIComponent(token))}" autocomplete="off">
<fieldset><legend>${escapeHtml(t("again.score"))}</legend>${radios.join("")}</fieldset>
<label for="why">${escapeHtml(t("again.why"))}</label><textarea id="why" name="comment" rows="6">
${escapeHtml(comment)}</textarea>
<button type="submit">${escapeHtml(t("submit"))}</button></form>`;
}
