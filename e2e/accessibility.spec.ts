import { expect, type Page, test } from "@playwright/test";
import { submitRating } from "@/lib/ratings/submit-rating";
import {
  accountEmail,
  makeCustomer,
  makeLink,
  makeOrder,
  makeUpdate,
} from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { listCards } from "@/lib/updates/queries";
import { solveUpdate } from "@/lib/updates/solve-update";
import { expectAccessible, expectNoSideways } from "./axe";
import { linkIn, mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;
let orderId: string;
const email = "axe@example.com";

test.beforeAll(async () => {
  scene = await startScene();
  const customer = { email, name: "Clara Jørgensen" };
  orderId = await makeOrder(scene.shopId, { customer });
  await makeUpdate(scene.owner, orderId, { title: "Still open" });
  const rated = await makeUpdate(scene.owner, orderId, { title: "Rated low" });
  await solveUpdate(scene.owner, { updateId: rated, notify: false });
  const actor = await makeCustomer(scene.shopId, orderId);
  await submitRating(actor, { updateId: rated, stars: 2, comment: "Too late." });
  const solved = await makeUpdate(scene.owner, orderId, { title: "Solved" });
  await solveUpdate(scene.owner, { updateId: solved, notify: true });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

async function expectNothing(page: Page, where: string): Promise<void> {
  await expectAccessible(page, { where });
  await expectNoSideways(page, where);
}

for (const [width, scheme] of [
  [1440, "light"],
  [375, "dark"],
] as const) {
  test.describe(`at ${width} px, ${scheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });

    test("axe finds nothing in the dashboard, and the policy blocks nothing", async ({ page }) => {
      test.setTimeout(180_000);
      const refused: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text());
      });
      await page.goto(`${scene.stack.url}/sign-in`);
      await expectNothing(page, "sign-in");
      await signIn(page, scene.stack.url, await accountEmail(scene.owner));
      const [mail] = await mailsOf(scene.owner, (await solvedUpdate()) ?? "", "update.solved");
      for (const path of [
        "/orders",
        "/orders?q=nothing-like-this",
        `/orders/${orderId}`,
        `/orders/${orderId}/new`,
        "/ratings",
        "/team",
        "/outbox",
        "/settings/ratings",
        "/nowhere",
      ]) {
        await page.goto(scene.stack.url + path);
        await expectNothing(page, path);
      }
      // The mail's frame runs no scripts, and axe would wait in it for ever.
      await page.goto(`${scene.stack.url}/outbox/${mail?.id}`);
      const asSent = page
        .frameLocator("iframe[title^='Email:']")
        .getByRole("heading", { level: 1 });
      await expect(asSent).toContainText("Solved, Clara");
      await page.goto(`${scene.stack.url}/orders/${orderId}`);
      await page.getByRole("button", { name: "Mark as solved" }).first().click();
      await expect(page.getByRole("button", { name: "Notify customer" })).toBeVisible();
      await expectNothing(page, "solve dialog");
      expect(refused).toEqual([]);
    });

    test("axe finds nothing in the portal", async ({ page }) => {
      const { url } = await makeLink(scene.shopId, orderId);
      await page.goto(url);
      await expectNothing(page, "portal");
      const mail = await mailTo(scene.stack.sink, email, /^Solved/);
      await page.goto(linkIn(mail, "/rate/"));
      await expectNothing(page, "rate");
      await page.goto(linkIn(mail, "/unsubscribe/"));
      await expectNothing(page, "unsubscribe");
      await page.goto(`${scene.stack.url}/rate/${"x".repeat(32)}`);
      await expectNothing(page, "unknown link");
    });
  });
}

async function solvedUpdate(): Promise<string | undefined> {
  return (await listCards(scene.owner, orderId)).find((card) => card.state === "solved")?.id;
}
