import { expect, test } from "vitest";
import { getPortalOrder } from "@/lib/portal/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

type Told = { name: string; firstName?: string };

/** Solves an update of this customer's order, which they then rate low. */
async function solveFor(told: Told, title = "Two mugs arrived chipped") {
  const { shopId, owner } = await makeShop();
  const customer = { email: "somebody@example.com", ...told };
  const orderId = await makeOrder(shopId, { number: "1001", customer });
  const updateId = await makeUpdate(owner, orderId, { title });
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const actor = await makeCustomer(shopId, orderId);
  await submitRating(actor, { updateId, stars: 2, comment: "שבור" });
  await deliverAll(shopId);
  const read = async (kind: Parameters<typeof mailsOf>[2]) => {
    const [mail] = await mailsOf(owner, updateId, kind);
    return sentMessage(shopId, mail?.id ?? "");
  };
  return { read, portal: await getPortalOrder(actor) };
}

test.each([
  [{ name: "Müller, Jörg" }, "Solved. How did we do?", "We’re sorry", ""],
  [
    { name: "Dr. Sofia Meier" },
    "Solved, Dr. Sofia Meier. How did we do?",
    "We’re sorry, Dr. Sofia Meier",
    "Dr. Sofia Meier",
  ],
  [
    { name: "Müller, Jörg", firstName: "Jörg" },
    "Solved, Jörg. How did we do?",
    "We’re sorry, Jörg",
    "Jörg",
  ],
])(
  "%j is greeted as the shop system told, never by a guess",
  async (told, heading, sorry, name) => {
    const { read, portal } = await solveFor(told);
    const solved = await read("update.solved");
    expect(solved.text).toContain(`${heading}\n`);
    expect(solved.text).not.toMatch(/Müller,\.|Dr\.\./);
    expect((await read("rating.detractor")).subject).toBe(sorry);
    expect(portal.order.greeting).toBe(name);
  },
);

test("a name and a title that run the other way turn no sentence around", async () => {
  const title = "ספלים שבורים\u202e";
  const { read } = await solveFor({ name: "משה כהן" }, title);
  const solved = await read("update.solved");
  expect(solved.subject).toBe("Solved: \u2068ספלים שבורים\u2069");
  expect(solved.text).toContain("Solved, \u2068משה כהן\u2069. How did we do?");
  expect(solved.html).toContain("Solved, <bdi>\u2068משה כהן\u2069</bdi>. How");
  expect(solved.html).toContain("<b><bdi>\u2068ספלים שבורים\u2069</bdi></b>");
  const alert = await read("rating.responsible");
  expect(alert.subject).toBe("2 stars on order 1001: \u2068ספלים שבורים\u2069");
  expect(alert.text).toContain("\u2068משה כהן\u2069 wrote");
  expect(`${alert.html}${alert.text}${solved.html}${solved.text}`).not.toContain("\u202e");
});
