import { parseArgs } from "node:util";
import { closeDatabase } from "@/db/client";
import { bytesOfPages } from "./bytes";
import { type Measured, measure } from "./measure";
import { memory } from "./memory";
import type { Path } from "./path";
import { PATHS } from "./paths";
import { atMost, type Goal, type Line, table } from "./table";
import { mailsSent, ratingsAtOnce, surveyScans } from "./work";
import { startWorld, type World } from "./world";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    strict: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
    updates: { type: "string", default: "0" },
    rounds: { type: "string", default: "5" },
  },
});

const say = (text: string) => process.stderr.write(`${text}\n`);

const world = await startWorld(Number(values.updates));
const stop = async () => {
  await closeDatabase();
  await world.stop();
};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stop().finally(() => process.exit(1)));
}

/** What is no request, under the first words of its lines. */
const OTHERS: { name: string; run: (world: World) => Promise<Line | Line[]> }[] = [
  { name: "rate-32-connections", run: ratingsAtOnce },
  { name: "bytes", run: bytesOfPages },
  { name: "mails", run: mailsSent },
  { name: "nps-scan", run: surveyScans },
  { name: "memory", run: memory },
];

const lines: Line[] = [];
function add(found: Line[]): void {
  lines.push(...found);
  for (const text of table(found).split("\n").slice(1)) say(text);
}
/** Wrong answers give no figures; the others are still worth having. */
let broken = false;
async function attempt(name: string, work: () => Promise<Line | Line[]>): Promise<void> {
  try {
    add([await work()].flat());
  } catch (error) {
    broken = true;
    console.error(error);
    add([{ name, note: "failed", goals: [] }]);
  }
}

try {
  for (const path of PATHS.filter(wanted)) {
    await attempt(path.name, async () =>
      lineOf(path, await measure(world, path, Number(values.rounds))),
    );
  }
  for (const { name, run } of OTHERS.filter(wanted)) await attempt(name, () => run(world));
} finally {
  await stop();
}
console.log(values.json ? JSON.stringify(lines, null, 2) : table(lines));
const missed = lines.some(({ goals }) => goals.some(({ met }) => !met));
process.exit(broken || (values.strict && missed) ? 1 : 0);

function wanted({ name }: { name: string }): boolean {
  return !values.only || values.only.some((part) => name.startsWith(part));
}

function lineOf(
  { goals }: Path,
  { name, product, bare, small, turns, statements }: Measured,
): Line {
  const ratio = product.cpu / bare.cpu;
  const growth = small && product.cpu / small.cpu;
  const found: (Goal | undefined)[] = [
    goals.cpu ? atMost("CPU", goals.cpu, product.cpu, " ms") : undefined,
    goals.turns ? atMost("turns", goals.turns, turns) : undefined,
    goals.ratio ? atMost("× bare", goals.ratio, ratio) : undefined,
    goals.growth && growth ? atMost("× 10 k", goals.growth, growth) : undefined,
  ];
  return {
    ...{ name, ...product, turns, statements: statements.length, ratio, growth },
    goals: found.filter((goal) => goal !== undefined),
  };
}
