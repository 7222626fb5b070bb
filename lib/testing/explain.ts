import type { Sql } from "postgres";
import type { Caught } from "@/lib/testing/caught-statements";

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Node[];
};

/** What running a statement cost, whatever else the machine had to do. */
export type Cost = {
  /** Pages of the database that were looked at. */
  buffers: number;
  /** How many rows came of it. */
  rows: number;
  /** The most rows a table was read through for from end to end, and which. */
  scanned: { table: string; rows: number };
  /** The most rows that were sorted. */
  sorted: number;
};

/** After so many runs a prepared statement may get a plan for any parameters. */
const RUNS = 6;

/** Runs a statement under EXPLAIN: at once, and as a connection does that has run it several times. */
export async function costsOf(sql: Sql, statement: Caught): Promise<[Cost, Cost]> {
  const { text, types, parameters } = statement;
  const names = await namesOf(sql, types);
  const values = parameters.map((value) => (value === null ? "null" : quoted(value))).join(", ");
  const execute = `execute caught (${values})`;
  await sql.unsafe(`prepare caught ${names} as ${text}`);
  try {
    const first = await run(sql, execute);
    for (let runs = 1; runs < RUNS; runs++) await sql.unsafe(`explain ${execute}`);
    return [first, await run(sql, execute)];
  } finally {
    await sql.unsafe("deallocate caught");
  }
}

async function namesOf(sql: Sql, types: number[]): Promise<string> {
  const known = await sql.unsafe(
    `select coalesce(nullif(format_type(oid, null), '-'), 'unknown') as name
     from unnest(array[${types.join(", ")}]::oid[]) with ordinality as t (oid, place) order by place`,
  );
  return known.length > 0 ? `(${known.map(({ name }) => name).join(", ")})` : "";
}

async function run(sql: Sql, execute: string): Promise<Cost> {
  const [row] = await sql.unsafe(`explain (analyze, buffers, timing off, format json) ${execute}`);
  return sumUp(row?.["QUERY PLAN"][0].Plan as Node);
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

function sumUp(root: Node): Cost {
  const nodes = flat(root);
  const scans = nodes.filter((node) => node["Node Type"] === "Seq Scan");
  const [longest] = scans.map(asScan).sort((a, b) => b.rows - a.rows);
  const sorts = nodes.filter((node) => node["Node Type"] === "Sort");
  return {
    buffers: root["Shared Hit Blocks"] + root["Shared Read Blocks"],
    rows: rowsOf(root),
    scanned: longest ?? { table: "", rows: 0 },
    sorted: Math.max(0, ...sorts.map(({ Plans: [input] = [] }) => (input ? rowsOf(input) : 0))),
  };
}

function flat(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

const rowsOf = (node: Node) => node["Actual Rows"] * node["Actual Loops"];

function asScan(node: Node) {
  const removed = (node["Rows Removed by Filter"] ?? 0) * node["Actual Loops"];
  return { table: node["Relation Name"] ?? "", rows: rowsOf(node) + removed };
}
