import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

// A copy of its own: when the database was last heard of is kept for the whole process, by the real clock.
vi.resetModules();
const { whileAnswering, within } = await import("@/lib/http/deadline");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance"] });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const never = () => new Promise<never>(() => {});
const later = (milliseconds: number) =>
  new Promise<string>((resolve) => setTimeout(() => resolve("done"), milliseconds));

/** The outcome of a promise so far. */
function watch(promise: Promise<unknown>): () => string {
  let outcome = "pending";
  promise.then(
    (value) => {
      outcome = String(value);
    },
    (error) => {
      outcome = error.code ?? error.message;
    },
  );
  return () => outcome;
}

describe("within", () => {
  test("gives up at the deadline, not before", async () => {
    const outcome = watch(within(1000, never()));
    await pass(999);
    expect(outcome()).toBe("pending");
    await pass(1);
    expect(outcome()).toBe("unavailable");
  });

  test("hands on what came in time, failures as well", async () => {
    const good = watch(within(1000, later(500)));
    const bad = watch(within(1000, Promise.reject(new Error("broken"))));
    await pass(500);
    expect([good(), bad()]).toEqual(["done", "broken"]);
  });
});

describe("whileAnswering", () => {
  test("gives up after 1.8 seconds without any answer", async () => {
    await pass(60_000);
    const outcome = watch(whileAnswering(never()));
    await pass(1790);
    expect(outcome()).toBe("pending");
    await pass(20);
    expect(outcome()).toBe("unavailable");
  });

  test("waits on as long as others are answered, and no longer", async () => {
    const slow = watch(whileAnswering(never()));
    for (let turn = 0; turn < 5; turn += 1) {
      await Promise.all([whileAnswering(later(1000)), pass(1000)]);
    }
    expect(slow()).toBe("pending");
    await pass(1790);
    expect(slow()).toBe("pending");
    await pass(30);
    expect(slow()).toBe("unavailable");
  });

  test("does not take a failure for a sign of life", async () => {
    await pass(60_000);
    const outcome = watch(whileAnswering(never()));
    const failed = watch(
      whileAnswering(later(1000).then(() => Promise.reject(new Error("refused")))),
    );
    await pass(1830);
    expect([failed(), outcome()]).toEqual(["refused", "unavailable"]);
  });
});
