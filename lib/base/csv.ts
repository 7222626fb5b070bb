import { numberFormat } from "@/lib/base/format";

/** What spreadsheets need to take a file for UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What makes a spreadsheet run a cell instead of showing it; some take a semicolon for the end of one. */
const RUNS = /(?:^|[;\t\r\n][^\S\t\r\n]*)[=+\-@]|^[\t\r]/;

/** A whole number a spreadsheet shows as it stands: no zero before it, and not so long that it is rounded. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,10})$/;
const MONTHS = "jan|feb|mar|mär|maj|mai|may|apr|jun|jul|aug|sep|okt|oct|nov|dec|dez";
/** What a spreadsheet in one language or another takes for a number, a date, a time or a truth, and rewrites. */
const REWRITTEN = [
  /^[\s\d.,:/%-]*\d[\s\d.,:/%-]*$/,
  /^\d+(?:[.,]\d*)?e[+-]?\d+$/i,
  /^\d+(?::\d+)*(?:[.,]\d+)? ?[ap]\.?m?\.?$/i,
  new RegExp(
    `^(?=.*\\d)\\d{0,4}[\\s./-]*(?:${MONTHS})[a-zæøå]*[\\s./-]*\\d{0,4}(?:[\\s,./-]+\\d{2,4})?$`,
    "i",
  ),
  /^(?:true|false|sand|falsk)$/i,
];

export type Cell = string | number | null;

/** Text of ours for the spreadsheet to read: a formula, a day. What people typed never becomes one. */
export class Formula {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What stands between two cells: where a comma is part of numbers, spreadsheets split at semicolons. */
export function separatorOf(locale: string): "," | ";" {
  return /[.,]/.exec(numberFormat(locale).format(1.5))?.[0] === "," ? ";" : ",";
}

/**
 * One record of RFC 4180 with its line end. Texts that a spreadsheet would run or rewrite ("=1+1",
 * "000123", "1E5") get an apostrophe before them, the one mark that no spreadsheet takes for a formula.
 */
export function csvRow(cells: (Cell | Formula)[], separator: "," | ";" = ","): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

function csvCell(cell: Cell | Formula): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (cell instanceof Formula) return quoted(cell.text);
  return quoted(RUNS.test(cell) || isRewritten(cell) ? `'${cell}` : cell);
}

function isRewritten(text: string): boolean {
  const bare = text.trim();
  if (bare.length > 60 || PLAIN_NUMBER.test(bare)) return false;
  return REWRITTEN.some((form) => form.test(bare));
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
