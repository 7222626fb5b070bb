import { EventEmitter } from "node:events";
import { setImmediate as breathe, setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTurn } from "@/lib/http/in-turn";

/** Requests that begin are written down; `end` is the end of the answer, or of the connection. */
function makeServer(atOnce: number) {
  const take = inTurn(atOnce);
  const begun: number[] = [];
  const refused: number[] = [];
  const responses = new Map<number, EventEmitter>();
  return {
    begun,
    refused,
    ask(n: number) {
      const response = new EventEmitter();
      responses.set(n, response);
      take(response, { begin: () => begun.push(n), refuse: () => refused.push(n) });
    },
    end: (n: number) => responses.get(n)?.emit("close"),
  };
}

/** Leaves the process not a moment's rest. */
async function compute(ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) await breathe();
}

test("who has waited for a second is refused, and never begun", async () => {
  const { ask, end, begun, refused } = makeServer(1);
  for (const n of [1, 2]) ask(n);
  await compute(900);
  expect(refused).toEqual([]);
  ask(3);
  await compute(200);
  expect(refused).toEqual([2]);
  end(2);
  end(1);
  expect(begun).toEqual([1, 3]);
});

test("while others wait, whoever is at work for too long is refused", async () => {
  const { ask, end, refused } = makeServer(1);
  ask(1);
  await compute(1_800);
  // Nobody waited.
  expect(refused).toEqual([]);
  ask(2);
  await compute(100);
  expect(refused.slice(0, 1)).toEqual([1]);
  end(2);
  end(1);
});

test("whoever takes long is not refused where there is room for the others", async () => {
  const { ask, end, begun, refused } = makeServer(1);
  ask(1);
  await sleep(1_800);
  ask(2);
  await expect.poll(() => begun).toEqual([1, 2]);
  await sleep(100);
  expect(refused).toEqual([]);
  end(1);
  end(2);
});

test("while the process is busy, those that are too many wait in their order", async () => {
  const { ask, end, begun } = makeServer(2);
  for (const n of [1, 2, 3, 4]) ask(n);
  await compute(200);
  expect(begun).toEqual([1, 2]);
  end(2);
  expect(begun).toEqual([1, 2, 3]);
  await compute(100);
  expect(begun).toEqual([1, 2, 3]);
  end(1);
  end(3);
  expect(begun).toEqual([1, 2, 3, 4]);
});

test("those that have begun and only wait hold nobody up", async () => {
  const { ask, begun } = makeServer(2);
  for (const n of [1, 2, 3, 4, 5]) ask(n);
  expect(begun).toEqual([1, 2]);
  await expect.poll(() => begun).toEqual([1, 2, 3, 4, 5]);
});

test("whoever left while they waited is not answered, and takes nobody's place", async () => {
  const { ask, end, begun } = makeServer(1);
  for (const n of [1, 2, 3]) ask(n);
  end(2);
  expect(begun).toEqual([1]);
  end(1);
  expect(begun).toEqual([1, 3]);
  end(3);
  await sleep(50);
  ask(4);
  expect(begun).toEqual([1, 3, 4]);
});
