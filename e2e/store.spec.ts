import { expect, test } from "@playwright/test";
import { accountEmail, makeMember, makeOrder, makeUpdate } from "@/lib/testing/factories";
import {
  ERROR_URL,
  SUCCESS_URL,
  setBudgetDays,
  setSolvedSurvey,
  startInvitations,
} from "@/lib/testing/nps";
import { type Scene, startScene } from "@/lib/testing/scene";
import { expectAccessible, expectNoSideways } from "./axe";
import { signIn } from "./sign-in";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const PATH = "/settings/store";

for (const [width, colorScheme] of [
  [1440, "light"],
  [375, "dark"],
] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test("a word gets its meaning, at once and in the log", async ({ page }) => {
      test.setTimeout(120_000);
      const { stack, shopId, owner } = scene;
      const word = `Bortfaldet ${width}`;
      for (const status of ["wc-completed", "wc-cancelled", word]) {
        await makeOrder(shopId, { status });
      }
      await signIn(page, stack.url, await accountEmail(owner));
      await page.goto(stack.url + PATH);
      const select = page.getByLabel(`“${word}” means`);
      await expect(select).toHaveValue("");
      await expect(page.getByLabel("“wc-cancelled” means")).toHaveValue("cancelled");
      await expect(page.getByLabel("“wc-completed” means")).toHaveValue("delivered");
      await expectAccessible(page, { where: PATH });
      await expectNoSideways(page, PATH);
      await select.selectOption("cancelled");
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByText(/Saved 1 change: Order word/)).toBeVisible();
      await page.reload();
      await expect(select).toHaveValue("cancelled");
      await page.goto(`${stack.url}/settings/log?area=store`);
      await expect(page.getByText(`Order word “${word.toLowerCase()}”`)).toBeVisible();
    });
  });
}

test("agents are refused, and the words of other shops stay theirs", async ({ page }) => {
  const { stack, shopId } = scene;
  const agent = await makeMember(shopId, "agent");
  await signIn(page, stack.url, await accountEmail(agent));
  await page.goto(stack.url + PATH);
  await expect(page.getByText("wc-cancelled")).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
});

test("the solve dialog names the NPS invitation with its day; solving silently names none", async ({
  page,
}) => {
  const { stack, shopId, owner } = scene;
  await startInvitations(shopId, { successUrl: SUCCESS_URL, errorUrl: ERROR_URL });
  await setSolvedSurvey(shopId, { days: 5 });
  await setBudgetDays(shopId, 0);
  const orderId = await makeOrder(shopId);
  await makeUpdate(owner, orderId);
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/orders/${orderId}`);
  await page.getByRole("button", { name: "Mark as solved" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("NPS invitation: would they recommend you?")).toBeVisible();
  await expect(dialog.getByText(/\w{3} \d+ \w{3}( \d{4})?, unless Clara is waiting/)).toBeVisible();
  await expect(dialog.getByText("No email, now or later")).toBeVisible();
  await expectAccessible(page, { where: "the solve dialog" });
});
