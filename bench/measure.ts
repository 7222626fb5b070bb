import { cpuOf, cpuOfFamily } from "./cpu";
import { askRight, drive } from "./drive";
import { BARE, type Path, type Side } from "./path";
import type { Product, Site, World } from "./world";

const CONNECTIONS = 4;
const ROUND_MS = 1000;
const RATINGS_A_ROUND = 100;
/** Until the compiler has seen to what is used most; a machine that is slow ends it sooner. */
const WARM_UP = { connections: CONNECTIONS, count: 600, ms: 8000 };
const WIRE_TRIES = 12;

/** Of one request, in CPU milliseconds; latencies in milliseconds. */
export type Figures = {
  app: number;
  db: number;
  cpu: number;
  p50: number;
  p99: number;
  perSecond: number;
};

export type Measured = {
  name: string;
  product: Figures;
  bare: Figures;
  small?: Figures;
  turns: number;
  statements: string[];
};

type Round = { app: number; db: number; perSecond: number; latencies: number[] };

/** Measures a path beside the bare app's, by turns, so that whatever else the machine does meets both. */
export async function measure(world: World, path: Path, rounds: number): Promise<Measured> {
  const { bare, product, small } = world;
  const sides = small && path.grows ? [product, small] : [product];
  for (const side of sides) await path.prepare?.(side);
  const load = path.rates
    ? { connections: CONNECTIONS, count: RATINGS_A_ROUND }
    : { connections: CONNECTIONS, ms: ROUND_MS };
  const found = new Map<Site, Round[]>([bare, ...sides].map((site) => [site, []]));
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const [site, results] of found) {
      const side = sides.find((one) => one === site);
      if (side && path.rates) await side.shop.stock(side.sql, RATINGS_A_ROUND + WARM_UP.count);
      const next = side ? () => path.ask(side) : () => BARE[path.beside];
      // The first turn only warms up.
      if (turn === 0) await drive(site.url, next, WARM_UP);
      else results.push(await takeRound(world, site, next, load));
    }
  }
  const wire = await onTheWire(product, path);
  const figures = (site: Site) => summary(found.get(site) ?? []);
  return {
    ...{ name: path.name, product: figures(product), bare: figures(bare), ...wire },
    ...(small && path.grows && { small: figures(small) }),
  };
}

async function takeRound(
  world: World,
  site: Site,
  next: Parameters<typeof drive>[1],
  load: Parameters<typeof drive>[2],
): Promise<Round> {
  const [app, db] = [cpuOf(site.pid), cpuOfFamily(world.postgres)];
  const { answers, seconds, latencies } = await drive(site.url, next, load);
  return {
    app: (cpuOf(site.pid) - app) / answers,
    db: (cpuOfFamily(world.postgres) - db) / answers,
    ...{ perSecond: answers / seconds, latencies },
  };
}

/** The least of several tries: the first prepare statements and open connections. */
async function onTheWire(product: Product, path: Path) {
  const side: Side = { url: product.tapped.url, shop: product.shop };
  if (path.rates) await product.shop.stock(product.sql, WIRE_TRIES);
  const tries = [];
  for (let turn = 0; turn < WIRE_TRIES; turn += 1) {
    const sent = path.ask(side);
    tries.push(await product.tapped.tap.listen(() => askRight(side.url, sent)));
  }
  const turns = Math.min(...tries.map((one) => one.turns));
  const statements = tries.map((one) => one.statements).sort((a, b) => a.length - b.length);
  return { turns, statements: statements[0] ?? [] };
}

function summary(rounds: Round[]): Figures {
  const app = median(rounds.map((round) => round.app));
  const db = median(rounds.map((round) => round.db));
  const latencies = rounds.flatMap((round) => round.latencies).sort((a, b) => a - b);
  return {
    ...{ app, db, cpu: median(rounds.map((round) => round.app + round.db)) },
    ...{ p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    perSecond: median(rounds.map((round) => round.perSecond)),
  };
}

function median(values: number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

export function quantile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
