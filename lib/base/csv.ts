/** What spreadsheets need to take a file for UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What makes a spreadsheet run a cell instead of showing it; some take a semicolon for the end of one. */
const RUNS = /(?:^|[;\t\r\n]\s*)[=+\-@]|^[\t\r]/;

export type Cell = string | number | null;

/** A formula of ours, written as it is. What people typed never becomes one. */
export class Formula {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** One record of RFC 4180 with its line end; texts that a spreadsheet would run get an apostrophe before them. */
export function csvRow(cells: (Cell | Formula)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell | Formula): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (cell instanceof Formula) return quoted(cell.text);
  return quoted(RUNS.test(cell) ? `'${cell}` : cell);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
