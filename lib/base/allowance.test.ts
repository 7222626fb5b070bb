import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Allowance } from "@/lib/base/allowance";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance"] });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** Of a process with nothing else to do. */
const allow = (milliseconds: number) => new Allowance(milliseconds, () => performance.now());

/** A wait that never ends by itself. */
function waitFor(allowance: Allowance) {
  const gaveUp = vi.fn(() => end());
  const end = allowance.begin(gaveUp);
  return { gaveUp, end };
}

test("gives up when the time is used up, not before", async () => {
  const { gaveUp } = waitFor(allow(1000));
  await pass(999);
  expect(gaveUp).not.toHaveBeenCalled();
  await pass(2);
  expect(gaveUp).toHaveBeenCalledOnce();
});

test("a wait that has ended is never given up", async () => {
  const { gaveUp, end } = waitFor(allow(1000));
  await pass(900);
  end();
  await pass(10_000);
  expect(gaveUp).not.toHaveBeenCalled();
});

test("waits one after the other share the time; what lies between them does not count", async () => {
  const allowance = allow(1000);
  const first = waitFor(allowance);
  await pass(600);
  first.end();
  await pass(60_000);
  const second = waitFor(allowance);
  await pass(399);
  expect(second.gaveUp).not.toHaveBeenCalled();
  await pass(2);
  expect(second.gaveUp).toHaveBeenCalledOnce();
  const third = waitFor(allowance);
  await pass(1);
  expect(third.gaveUp).toHaveBeenCalledOnce();
});

test("waits side by side count once", async () => {
  const allowance = allow(1000);
  const all = Array.from({ length: 5 }, () => waitFor(allowance));
  await pass(500);
  for (const { end } of all) end();
  const next = waitFor(allowance);
  await pass(499);
  expect(next.gaveUp).not.toHaveBeenCalled();
  await pass(2);
  expect(next.gaveUp).toHaveBeenCalledOnce();
});

test("what arrived while the process was busy is in time", async () => {
  const { gaveUp, end } = waitFor(allow(1000));
  // The time is over and the answer is there at the same moment: the process was busy until now.
  setTimeout(end, 1000);
  await pass(2000);
  expect(gaveUp).not.toHaveBeenCalled();
});

test("a busy process doesn’t take its own slowness for the database’s, but nor forever", async () => {
  let idle = 0;
  const { gaveUp } = waitFor(new Allowance(1000, () => idle));
  await pass(2000);
  expect(gaveUp).not.toHaveBeenCalled();
  idle = 390;
  await pass(100);
  expect(gaveUp).not.toHaveBeenCalled();
  idle = 400;
  await pass(100);
  expect(gaveUp).toHaveBeenCalledOnce();
  const other = waitFor(new Allowance(1000, () => 0));
  await pass(2490);
  expect(other.gaveUp).not.toHaveBeenCalled();
  await pass(100);
  expect(other.gaveUp).toHaveBeenCalledOnce();
});
