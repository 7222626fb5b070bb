import { BYTE_ORDER_MARK, csvRow, Formula, separatorOf } from "@/lib/base/csv";
import { ERASED } from "@/lib/base/erased";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type Answer, listAnswers } from "@/lib/nps/report/answers";
import { wallTime } from "@/lib/nps/report/periods";
import type { AnswerFilter } from "@/lib/nps/report/schema";
import { bandOf } from "@/lib/nps/score";

const BATCH = 1000;

/**
 * The answers as a CSV file, read and written a thousand at a time: one row each, newest first, and
 * below them the spreadsheet's own count of the bands and the score. It holds addresses and phone
 * numbers: throws `forbidden` for agents, before anything is written.
 */
export function exportAnswers(
  actor: MemberActor,
  filter: AnswerFilter,
  words: Words,
): AsyncGenerator<string> {
  requireRole(actor, "admin");
  return writeAnswers(actor, filter, words);
}

type Words = { locale: string; timeZone: string };

async function* writeAnswers(
  actor: MemberActor,
  filter: AnswerFilter,
  { locale, timeZone }: Words,
): AsyncGenerator<string> {
  const rowOf = rowWriter(locale, timeZone);
  // Leaves with the first rows: a file that has begun can no longer be refused.
  let head = BYTE_ORDER_MARK + csvRow(headings(locale), separatorOf(locale));
  let rows = 0;
  for (let cursor: string | null = ""; cursor !== null; ) {
    const batch: Awaited<ReturnType<typeof listAnswers>> = await listAnswers(actor, {
      filter,
      cursor,
      limit: BATCH,
    });
    rows += batch.rows.length;
    cursor = batch.next;
    yield head + batch.rows.map(rowOf).join("");
    head = "";
  }
  if (rows > 0) yield footer(rows, locale);
}

function headings(locale: string): string[] {
  const t = texts(locale, "npsReport");
  const labels = texts(locale, "labels");
  return [
    t("export.columns.id"),
    labels("day"),
    t("export.columns.time"),
    labels("score"),
    t("export.columns.band"),
    labels("comment"),
    labels("channel"),
    labels("category"),
    labels("customer"),
    labels("email"),
    labels("phone"),
    t("export.columns.loyaltyId"),
    labels("order"),
    t("export.columns.update"),
    t("export.columns.work"),
  ];
}

function rowWriter(locale: string, timeZone: string): (answer: Answer) => string {
  const t = texts(locale, "npsReport");
  const gone = texts(locale, "customers");
  const labels = texts(locale, "labels");
  const bands = {
    promoter: t("bands.promoter"),
    passive: t("bands.passive"),
    detractor: t("bands.detractor"),
  };
  const [erasedName, erasedText] = [labels("erasedCustomer"), gone("erasedText")];
  const separator = separatorOf(locale);
  const words = (text: string | null) => (text === ERASED ? erasedText : text);
  return (answer) => {
    const { day, time } = wallTime(timeZone, answer.createdAt);
    const cells = [
      answer.id,
      new Formula(day),
      new Formula(time),
      answer.score,
      bands[bandOf(answer.score)],
      words(answer.comment),
      answer.channel,
      answer.category,
      answer.customer && (answer.customer.name || erasedName),
      answer.email ?? answer.unusableEmail,
      answer.phone,
      answer.loyaltyId,
      answer.order?.number ?? null,
      answer.update && words(answer.update.title),
      answer.work && words(answer.work.title),
    ];
    return csvRow(cells, separator);
  };
}

/** Column of the scores, and the row below the headings. */
const SCORES = "D";
const FIRST = 2;

/**
 * The figures under an empty line, computed by the spreadsheet out of the rows above. In a file it
 * knows functions by their names in its own language, and takes what separates cells between arguments.
 */
function footer(rows: number, locale: string): string {
  const t = texts(locale, "npsReport");
  const labels = texts(locale, "labels");
  const range = `${SCORES}${FIRST}:${SCORES}${FIRST + rows - 1}`;
  const top = FIRST + rows + 1;
  const [promoters, detractors, all] = [top, top + 2, top + 3].map((row) => `B${row}`);
  const separator = separatorOf(locale);
  const call = (name: "countIf" | "count" | "round", ...values: string[]) =>
    `${t(`export.functions.${name}`)}(${values.join(separator)})`;
  const lines: [string, string][] = [
    [t("answers.promoter"), call("countIf", range, '">=9"')],
    [t("answers.passive"), `${all}-${promoters}-${detractors}`],
    [t("answers.detractor"), call("countIf", range, '"<=6"')],
    [labels("answers"), call("count", range)],
    [labels("nps"), call("round", `100*(${promoters}-${detractors})/${all}`, "0")],
  ];
  const rowOf = ([label, text]: [string, string]) =>
    csvRow([label, new Formula(`=${text}`)], separator);
  return csvRow([]) + lines.map(rowOf).join("");
}
