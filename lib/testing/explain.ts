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
  /** The most rows a table was read through for from end to end, and which. */
  scanned: { table: string; rows: number };
  /** The most rows that were sorted. */
  sorted: number;
};

/** Runs a statement under EXPLAIN, planned for its parameters or, `generic`, for any. */
export async function costOf(
  sql: Sql,
  { text, types, parameters }: Caught,
  generic: boolean,
): Promise<Cost> {
  const known = await sql.unsafe(
    `select coalesce(nullif(format_type(oid, null), '-'), 'unknown') as name
     from unnest(array[${types.join(", ")}]::oid[]) with ordinality as t (oid, place) order by place`,
  );
  const declared = known.length > 0 ? `(${known.map(({ name }) => name).join(", ")})` : "";
  const values = parameters.map((value) => (value === null ? "null" : quoted(value))).join(", ");
  const plan = generic ? "force_generic_plan" : "force_custom_plan";
  await sql.unsafe(`prepare caught ${declared} as ${text}`);
  try {
    await sql.unsafe(`set plan_cache_mode = ${plan}`);
    const [explained] = await sql.unsafe(
      `explain (analyze, buffers, timing off, format json) execute caught (${values})`,
    );
    return sumUp(explained?.["QUERY PLAN"][0].Plan as Node);
  } finally {
    await sql.unsafe("deallocate caught");
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

function sumUp(root: Node): Cost {
  const nodes = flat(root);
  const scans = nodes.filter((node) => node["Node Type"] === "Seq Scan");
  const [longest] = scans.map(asScan).sort((a, b) => b.rows - a.rows);
  const sorts = nodes.filter((node) => node["Node Type"] === "Sort");
  return {
    buffers: root["Shared Hit Blocks"] + root["Shared Read Blocks"],
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
