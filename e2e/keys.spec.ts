import { expect, test } from "@playwright/test";
import { accountEmail, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { signIn } from "./sign-in";

let scene: Scene;
let orderId: string;

test.beforeAll(async () => {
  scene = await startScene();
  const customer = { email: "clara@example.com", name: "Clara Jørgensen" };
  orderId = await makeOrder(scene.shopId, { number: "10482", customer });
  await makeUpdate(scene.owner, orderId, { title: "The older matter" });
  await makeUpdate(scene.owner, orderId, { title: "The newer matter" });
  await makeOrder(scene.shopId, { number: "10483", customer: { name: "Jens Overgaard" } });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

test.beforeEach(async ({ page }) => {
  await signIn(page, scene.stack.url, await accountEmail(scene.owner));
  await page.goto(`${scene.stack.url}/orders/${orderId}`);
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("r, n, e and a act on the card with the focus", async ({ page }) => {
  const older = page.getByRole("article", { name: "The older matter" });
  const { keyboard } = page;
  for (let press = 0; press < 2; press++) await keyboard.press("j");
  await expect(older.getByText("The older matter").first()).toBeFocused();

  await keyboard.press("n");
  const note = older.getByLabel("Note for the team");
  await expect(note).toBeFocused();
  await keyboard.type("rea?");
  await expect(note).toHaveValue("rea?");

  await older.getByText("The older matter").first().focus();
  await keyboard.press("r");
  await expect(older.getByLabel("Reply to Clara")).toBeFocused();

  await older.getByText("The older matter").first().focus();
  await keyboard.press("a");
  await expect(page.getByRole("dialog", { name: "Assign this update" })).toBeVisible();
  await keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await older.getByText("The older matter").first().focus();
  await keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Mark as solved" });
  await expect(dialog.getByText("The older matter")).toBeVisible();
});

test("Ctrl K finds an order by a few letters, and Enter opens it", async ({ page }) => {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox");
  await expect(field).toBeFocused();
  await expect(page.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
  await field.fill("over");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("option", { name: /10483/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Order 10483, Jens Overgaard" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await field.fill("nobody of that name");
  await expect(page.getByText("No order matches “nobody of that name”.")).toBeVisible();
});

test("Ctrl K opens while a message is shown, and not over a dialog", async ({ page }) => {
  const newer = page.getByRole("article", { name: "The newer matter" });
  await newer.getByText("The newer matter").first().focus();
  await page.keyboard.press("a");
  const assign = page.getByRole("dialog", { name: "Assign this update" });
  await expect(assign).toBeVisible();
  const jump = page.getByLabel("Order number, customer or email");
  await page.keyboard.press("Control+k");
  await expect(jump).toBeHidden();
  await assign.getByRole("button", { name: "Save" }).click();
  await expect(assign).toBeHidden();
  await expect(page.getByText("Assigned.")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(jump).toBeFocused();
});

test("? lists the keys, until single keys are switched off", async ({ page }) => {
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("reply to the customer")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();

  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByLabel("Single-key shortcuts").uncheck({ force: true });
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await expect(list).toBeHidden();
});
