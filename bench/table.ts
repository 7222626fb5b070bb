/** A line of the report. */
export type Line = {
  name: string;
  cpu?: number;
  app?: number;
  db?: number;
  turns?: number;
  statements?: number;
  p50?: number;
  p99?: number;
  perSecond?: number;
  /** To the bare app's. */
  ratio?: number;
  /** To the same on 10,000 updates. */
  growth?: number;
  /** What the columns have no place for. */
  note?: string;
  goals: Goal[];
};

export type Goal = { text: string; met: boolean };

const COLUMNS: [string, (line: Line) => string][] = [
  ["path", (line) => line.name],
  ["CPU ms", (line) => fixed(line.cpu)],
  ["app", (line) => fixed(line.app)],
  ["db", (line) => fixed(line.db)],
  ["turns", (line) => whole(line.turns)],
  ["statements", (line) => whole(line.statements)],
  ["p50", (line) => fixed(line.p50, 1)],
  ["p99", (line) => fixed(line.p99, 1)],
  ["per s", (line) => whole(line.perSecond)],
  ["× bare", (line) => fixed(line.ratio, 1)],
  ["× 10 k", (line) => fixed(line.growth)],
  ["", (line) => line.note ?? ""],
  ["goal", (line) => line.goals.map(({ text }) => text).join(", ")],
  ["", (line) => outcome(line.goals)],
];

function outcome(goals: Goal[]): string {
  if (goals.length === 0) return "";
  const missed = goals.filter(({ met }) => !met).map(({ text }) => text);
  return missed.length === 0 ? "met" : `missed: ${missed.join(", ")}`;
}

function fixed(value: number | undefined, digits = 2): string {
  return value === undefined || Number.isNaN(value) ? "" : value.toFixed(digits);
}

function whole(value: number | undefined): string {
  return value === undefined ? "" : String(Math.round(value));
}

/** One table; columns that nobody fills are left out. */
export function table(lines: Line[]): string {
  const cells = COLUMNS.map(([head, text]) => [head, ...lines.map(text)]).filter((column) =>
    column.slice(1).some((cell) => cell !== ""),
  );
  const widths = cells.map((column) => Math.max(...column.map((cell) => cell.length)));
  return ["", ...lines]
    .map((_, line) =>
      cells.map((column, place) => align(column[line] ?? "", widths[place] ?? 0)).join("  "),
    )
    .join("\n");
}

/** Figures to the right, words to the left. */
function align(cell: string, width: number): string {
  return /^[\d.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}

/** A goal of at most so much. */
export function atMost(what: string, most: number, value: number | undefined, unit = ""): Goal {
  return { text: `${what} ≤ ${most}${unit}`, met: value !== undefined && value <= most };
}
