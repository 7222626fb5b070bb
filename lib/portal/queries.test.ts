import { beforeAll, expect, test } from "vitest";
import type { MemberActor } from "@/lib/identity/actor";
import { getPortalOrder, portalVersion } from "@/lib/portal/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { hideUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
beforeAll(async () => {
  ({ owner } = await makeShop());
});

async function makePortal() {
  const orderId = await makeOrder(owner.shopId);
  const updateId = await makeUpdate(owner, orderId);
  return { orderId, updateId, customer: await makeCustomer(owner.shopId, orderId) };
}

test("the page's version is the one asked for later, until something visible happens", async () => {
  const { updateId, orderId, customer } = await makePortal();
  const { version } = await getPortalOrder(customer);
  expect(await portalVersion(customer)).toBe(version);
  await writeNote(owner, { updateId, kind: "internal", body: "Ask the warehouse." });
  await makeUpdate(owner, orderId, { internal: true });
  expect(await portalVersion(customer)).toBe(version);

  const seen = [version];
  const steps = [
    () => writeNote(owner, { updateId, kind: "customer" as const, body: "It is on its way." }),
    () => solveUpdate(owner, { updateId, notify: false }),
    () => reopenUpdate(owner, { updateId }),
    () => makeUpdate(owner, orderId, { title: "Another" }),
    () => hideUpdate(owner, { updateId }),
  ];
  for (const step of steps) {
    await step();
    seen.push(await portalVersion(customer));
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test("a customer reads customer notes and first names, and nothing else", async () => {
  const { updateId, orderId, customer } = await makePortal();
  await writeNote(owner, { updateId, kind: "internal", body: "Between us." });
  await makeUpdate(owner, orderId, { internal: true, title: "Only for us" });
  const elsewhere = await makePortal();
  await writeNote(elsewhere.customer, {
    updateId: elsewhere.updateId,
    kind: "customer",
    body: "Of another order.",
  });
  const text = JSON.stringify(await getPortalOrder(customer));
  expect(text).toContain("We are looking into it.");
  expect(text).toContain("Ida");
  for (const secret of [
    "Lindqvist",
    "Between us.",
    "Only for us",
    "Of another order.",
    "Neutral",
  ]) {
    expect(text).not.toContain(secret);
  }
});

test("a link to one conversation shows that one alone", async () => {
  const { updateId, orderId, customer } = await makePortal();
  await makeUpdate(owner, orderId, { title: "Another" });
  await solveUpdate(owner, { updateId, notify: false });
  await submitRating(customer, { updateId, stars: 5, comment: "Lovely" });
  const { conversations } = await getPortalOrder({ ...customer, updateId });
  expect(conversations).toMatchObject([
    { id: updateId, state: "rated", rating: { stars: 5, comment: "Lovely" } },
  ]);
});
