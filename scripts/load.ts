import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase } from "@/db/client";
import { migrateConfigured } from "@/db/migrate-configured";
import { env } from "@/lib/base/env";
import { type Loaded, loadShops, ShopsThere } from "@/lib/demo/load/load-shops";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();

const USAGE = `Fills an empty database with shops as they are after three years: one big one, and small ones beside it.

npm run load -- --updates 1000000 [--orders N] [--shops N] [--seed N] [--force] [--json]

A million updates take some minutes, ten thousand some seconds. The same seed makes the same shops.
`;

const count = (max: number) => z.coerce.number().int().min(1).max(max);
const schema = z.object({
  updates: count(20_000_000),
  orders: count(20_000_000).optional(),
  shops: count(100).default(4),
  seed: z.coerce.number().int().min(0).default(1),
  force: z.boolean().default(false),
  json: z.boolean().default(false),
});

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const { values } = parseArgs({
  options: { updates: text, orders: text, shops: text, seed: text, force: flag, json: flag },
});
const parsed = schema.safeParse(values);
if (!parsed.success) {
  const fields = parsed.error.issues.map((issue) => `--${issue.path.join(".")}`);
  console.error(`${USAGE}\nMissing or not valid: ${[...new Set(fields)].join(", ")}.`);
  process.exit(1);
}
const { json, ...options } = parsed.data;
const startedAt = Date.now();
let toldAt = 0;

/** Every few seconds; what is said once stands out by its dots. */
function report(sentence: string): void {
  if (!sentence.endsWith("…") && Date.now() - toldAt < 5000) return;
  toldAt = Date.now();
  console.error(sentence);
}

function tell({ rows, shops, email, password }: Loaded): string {
  const lines = Object.entries(rows).map(
    ([table, number]) => `  ${table.padEnd(16)} ${number.toLocaleString("en").padStart(12)}`,
  );
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return [
    `Loaded in ${seconds} s: ${shops.map(({ name }) => name).join(", ")}.`,
    ...lines,
    `Sign in at ${env().APP_URL} as ${email}`,
    password ? `Password: ${password}` : "The password is the one of the first load.",
  ].join("\n");
}

try {
  await migrateConfigured(console.error);
  const loaded = await loadShops({ ...options, report });
  console.log(json ? JSON.stringify(loaded) : tell(loaded));
} catch (error) {
  if (!(error instanceof ShopsThere)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
await closeDatabase();
