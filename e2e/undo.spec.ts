import { expect, type Page, test } from "@playwright/test";
import {
  accountEmail,
  makeCustomer,
  makeMember,
  makeOrder,
  makeUpdate,
} from "@/lib/testing/factories";
import { mailsOf, solvesOf } from "@/lib/testing/rows";
import { type Scene, setUndoSeconds, startScene } from "@/lib/testing/scene";
import { reopenUpdate } from "@/lib/updates/solve-update";
import { mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** An agent at the card of an update of theirs, whose reply still waits. */
async function atCard(page: Page, email: string) {
  const { stack, shopId } = scene;
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara Jørgensen" } });
  const agent = await makeMember(shopId, "agent", "Amara Osei");
  const updateId = await makeUpdate(agent, orderId, {
    title: "Two mugs chipped",
    assigneeId: agent.memberId,
  });
  await signIn(page, stack.url, await accountEmail(agent));
  await page.goto(`${stack.url}/orders/${orderId}`);
  const card = page.getByRole("article", { name: "Two mugs chipped" });
  return { orderId, updateId, card };
}

async function solveOn(page: Page) {
  await page.getByRole("button", { name: "Mark as solved" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Notify customer" }).click();
}

const toast = (page: Page) => page.getByRole("region", { name: "Messages" });
const mailsTo = (email: string) =>
  scene.stack.sink.messages().filter(({ to }) => to.includes(email));

test("undo stays as long as it works, by keyboard as well, and what was typed is still there", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await setUndoSeconds(scene.owner, 30);
  const email = "clara.undo@example.com";
  const { updateId, card } = await atCard(page, email);
  await card.getByLabel("Reply to Clara").fill("One more thing");
  await page.getByRole("button", { name: "Mark as solved" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/in 30 seconds; you can undo it until then/)).toBeVisible();
  await expect(dialog.getByText("With your reply that hasn’t been sent yet")).toBeVisible();
  await dialog.getByRole("button", { name: "Notify customer" }).click();
  const words = "Solved. Clara Jørgensen will be asked for a rating in 30 seconds.";
  await expect(toast(page).getByText(words)).toBeVisible();
  await expect(toast(page)).toHaveAttribute("aria-live", "polite");
  // Longer than any other message, with nobody pointing at it.
  await page.mouse.move(1, 1);
  await page.waitForTimeout(8000);
  await expect(toast(page).getByText(words)).toBeVisible();
  await page.keyboard.press("F6");
  await expect(toast(page)).toBeFocused();
  await toast(page).getByRole("button", { name: "Undo", exact: true }).press("Enter");
  await expect(toast(page).getByText(/^Undone\./)).toBeVisible();
  await expect(card.getByRole("button", { name: "Mark as solved" })).toBeVisible();
  await card.getByRole("tab", { name: /^Customer/ }).click();
  await expect(card.getByLabel("Reply to Clara")).toHaveValue("One more thing");
  expect(mailsTo(email)).toEqual([]);
  expect(
    (await mailsOf(scene, updateId)).map(({ kind, state, dropReason }) => [
      kind,
      dropReason ?? state,
    ]),
  ).toEqual([
    ["note.customer", "queued"],
    ["update.solved", "undone"],
  ]);

  // Once more, by the button on the card, also after a reload.
  await solveOn(page);
  await expect(card.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
  await page.reload();
  await card.getByRole("button", { name: "Undo", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(card.getByRole("button", { name: "Mark as solved" })).toBeVisible();
  await card.getByRole("tab", { name: "Tracking log" }).click();
  await expect(card.getByText(/Amara Osei undid the solve/).first()).toBeVisible();
  expect((await solvesOf(scene, updateId)).filter(({ undoneAt }) => !undoneAt)).toEqual([]);
});

test("when its time is over undo goes, the email leaves with the reply, and re-opening is the way back", async ({
  page,
}) => {
  await setUndoSeconds(scene.owner, 4);
  const email = "clara.late@example.com";
  const { card } = await atCard(page, email);
  await solveOn(page);
  await expect(card.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
  expect(mailsTo(email)).toEqual([]);
  const solved = await mailTo(scene.stack.sink, email, /^Solved/);
  expect(solved.text).toContain("> We are looking into it.");
  await expect(card.getByRole("button", { name: "Re-open" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toHaveCount(0);
  expect(mailsTo(email)).toHaveLength(1);
});

test("whoever is too late to undo is told why", async ({ page }) => {
  await setUndoSeconds(scene.owner, 60);
  const { orderId, updateId, card } = await atCard(page, "clara.first@example.com");
  await solveOn(page);
  await expect(card.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
  await reopenUpdate(await makeCustomer(scene.shopId, orderId), { updateId });
  await toast(page).getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("The update has already been re-opened")).toBeVisible();
  await expect(card.getByRole("button", { name: "Mark as solved" })).toBeVisible();
});
