import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { sharedRead, withinRequest } from "@/lib/http/shared-read";

let reads = 0;
const shop = sharedRead("shop", async (slug: string) => {
  reads += 1;
  return { slug };
});

test("what was read first is not read again by the page of the same request", async () => {
  reads = 0;
  await withinRequest(async () => {
    const found = await shop.inFront("a");
    await sleep(1);
    expect(await shop.onPage("a")).toBe(found);
    expect(reads).toBe(1);
    expect(await shop.onPage("b")).toEqual({ slug: "b" });
    expect(reads).toBe(2);
  });
});

test("requests under way at the same time know nothing of each other", async () => {
  const other = sharedRead("other", async (slug: string) => ({ slug }));
  const first = withinRequest(async () => {
    const found = await shop.inFront("a");
    await sleep(20);
    expect(await shop.onPage("a")).toBe(found);
    expect(await other.onPage("a")).not.toBe(found);
    return found;
  });
  const second = withinRequest(async () => {
    await sleep(10);
    return shop.onPage("a");
  });
  expect(await second).not.toBe(await first);
});

test("where no request is answered, each look reads", async () => {
  reads = 0;
  await shop.inFront("a");
  await shop.onPage("a");
  expect(reads).toBe(2);
});
