import { BYTE_ORDER_MARK, csvRow, Formula } from "@/lib/base/csv";
import { ERASED } from "@/lib/base/erased";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type Answer, listAnswers } from "@/lib/nps/report/answers";
import { wallTime } from "@/lib/nps/report/periods";
import type { AnswerFilter } from "@/lib/nps/report/schema";
import { bandOf } from "@/lib/nps/score";

const BATCH = 1000;

const COLUMNS = [
  "id",
  "day",
  "time",
  "score",
  "band",
  "comment",
  "channel",
  "category",
  "customer",
  "email",
  "phone",
  "loyaltyId",
  "order",
  "update",
  "work",
] as const;

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
  const t = texts(locale, "npsReport");
  const rowOf = rowWriter(locale, timeZone);
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map((name) => t(`export.columns.${name}`)));
  let rows = 0;
  for (let cursor: string | null = ""; cursor !== null; ) {
    const batch: Awaited<ReturnType<typeof listAnswers>> = await listAnswers(actor, {
      filter,
      cursor,
      limit: BATCH,
    });
    rows += batch.rows.length;
    cursor = batch.next;
    yield batch.rows.map(rowOf).join("");
  }
  if (rows > 0) yield footer(rows, locale);
}

function rowWriter(locale: string, timeZone: string): (answer: Answer) => string {
  const t = texts(locale, "npsReport");
  const gone = texts(locale, "customers");
  const bands = {
    promoter: t("bands.promoter"),
    passive: t("bands.passive"),
    detractor: t("bands.detractor"),
  };
  const [erasedName, erasedText] = [gone("erased"), gone("erasedText")];
  const words = (text: string | null) => (text === ERASED ? erasedText : text);
  return (answer) => {
    const { day, time } = wallTime(timeZone, answer.createdAt);
    return csvRow([
      answer.id,
      day,
      time,
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
    ]);
  };
}

/** Column of the scores, and the row below the headings. */
const SCORES = "D";
const FIRST = 2;

/** The figures under an empty line, computed by the spreadsheet out of the rows above. */
function footer(rows: number, locale: string): string {
  const t = texts(locale, "npsReport");
  const range = `${SCORES}${FIRST}:${SCORES}${FIRST + rows - 1}`;
  const top = FIRST + rows + 1;
  const [promoters, detractors, all] = [top, top + 2, top + 3].map((row) => `B${row}`);
  const lines: [string, string][] = [
    [t("export.promoters"), `=COUNTIF(${range},">=9")`],
    [t("export.passives"), `=${all}-${promoters}-${detractors}`],
    [t("export.detractors"), `=COUNTIF(${range},"<=6")`],
    [t("export.all"), `=COUNT(${range})`],
    [t("export.score"), `=ROUND(100*(${promoters}-${detractors})/${all},0)`],
  ];
  return csvRow([]) + lines.map(([label, text]) => csvRow([label, new Formula(text)])).join("");
}
