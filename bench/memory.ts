import { setTimeout as sleep } from "node:timers/promises";
import { startStack } from "@/lib/testing/stack";
import { memoryOf } from "./cpu";
import { drive } from "./drive";
import type { Side } from "./path";
import { PATHS } from "./paths";
import { atMost, type Line } from "./table";
import type { World } from "./world";

const CROWD = { connections: 200, ms: 60_000 };
const MANY = { connections: 8, count: 20_000, ms: 180_000 };
const MIX = ["portal", "rate-page", "orders", "order", "home", "rest-reviews-1000"];

/** What a fresh web process holds after a crowd, and after many more requests. */
export async function memory({ product }: World): Promise<Line[]> {
  const database = { ...product.database, drop: async () => {} };
  const stack = await startStack({
    ...{ workers: 0, database },
    env: { API_LIMIT_PER_MINUTE: "100000000" },
  });
  const side: Side = { url: stack.url, shop: product.shop };
  const pid = stack.webs[0]?.pid ?? 0;
  const paths = PATHS.filter(({ name }) => MIX.includes(name));
  let turn = 0;
  const next = () => {
    turn += 1;
    return paths[turn % paths.length]?.ask(side) ?? fail();
  };
  try {
    const started = memoryOf(pid).now;
    const crowd = await drive(stack.url, next, CROWD);
    const afterCrowd = memoryOf(pid);
    await sleep(5000);
    const rested = memoryOf(pid).now;
    const many = await drive(stack.url, next, MANY);
    const afterMany = memoryOf(pid);
    const goal = (value: number) => [atMost("RSS", 350, Math.round(value), " MB")];
    const mb = (value: number) => `${Math.round(value)} MB`;
    return [
      {
        name: "memory-200-connections",
        perSecond: crowd.answers / crowd.seconds,
        note: `${mb(started)} → ${mb(afterCrowd.now)}, at most ${mb(afterCrowd.peak)}, 5 s later ${mb(rested)}`,
        goals: goal(afterCrowd.now),
      },
      {
        name: "memory-many-requests",
        perSecond: many.answers / many.seconds,
        note: `${mb(afterMany.now)} after ${crowd.answers + many.answers} requests`,
        goals: goal(afterMany.now),
      },
    ];
  } finally {
    await stack.stop();
  }
}

function fail(): never {
  throw new Error("There is no such path.");
}
