import { expect, test } from "@playwright/test";
import type { MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { hurryMails } from "@/lib/testing/deliver";
import {
  accountEmail,
  makeCustomer,
  makeLink,
  makeMember,
  makeOrder,
  makeUnassigned,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";
import { linkIn, mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;
let agent: MemberActor;

test.beforeAll(async () => {
  scene = await startScene();
  agent = await makeMember(scene.shopId, "agent", "Amara Osei");
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

test("a customer writes in the portal; the responsible member’s email leads to the card", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { stack, shopId } = scene;
  const orderId = await makeOrder(shopId);
  await makeUpdate(agent, orderId, { title: "Two mugs arrived chipped" });
  const portal = await (await browser.newContext()).newPage();
  await portal.goto((await makeLink(shopId, orderId)).url);
  for (const words of ["Both mugs are broken.", "I have photos of them."]) {
    await portal.getByRole("textbox").fill(words);
    await portal.getByRole("button", { name: "Send reply" }).click();
    await expect(portal.getByText(words)).toBeVisible();
    await expect(portal.getByRole("textbox")).toHaveValue("");
  }
  await hurryMails(shopId, "update.customer_wrote");

  const mail = await mailTo(stack.sink, await accountEmail(agent), /^2 new messages on order/);
  expect(mail.text).toMatch(/> Both mugs are broken\.[\s\S]*> I have photos of them\./);
  expect(mail.text).toContain("It’s your turn: Clara Jørgensen has been waiting for a reply since");
  await signIn(page, stack.url, await accountEmail(agent));
  await page.goto(linkIn(mail, `/orders/${orderId}`));
  const card = page.getByRole("article", { name: "Two mugs arrived chipped" });
  await expect(card).toBeInViewport();
  await expect(card.getByText("I have photos of them.")).toBeVisible();
});

test("a follow-up that the team opens answers the low rating", async ({ page }) => {
  test.setTimeout(120_000);
  const { stack, shopId } = scene;
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(agent, orderId, { title: "The parcel came late" });
  await solveUpdate(agent, { updateId, notify: false });
  const customer = await makeCustomer(shopId, orderId);
  await submitRating(customer, { updateId, stars: 2, comment: "A week too late." });

  await signIn(page, stack.url, await accountEmail(agent));
  const low = page.getByRole("region", { name: /^Low ratings/ });
  await expect(low.getByText("Not followed up")).toBeVisible();
  await low.getByRole("link", { name: "The parcel came late" }).click();
  await page.getByRole("link", { name: "Open new update" }).last().click();
  await expect(
    page.getByText("Follows up the 2-star rating of The parcel came late."),
  ).toBeVisible();
  await page.getByLabel(/^First note to/).fill("We are sorry, and here is a voucher.");
  await page.getByRole("button", { name: "Open update" }).click();
  await expect(page.getByText("Follows up a 2-star rating")).toBeVisible();
  await page.goto(`${stack.url}/home`);
  await expect(low.getByText("Replied, still open")).toBeVisible();
  await page.goto(`${stack.url}/ratings`);
  await expect(page.getByText("Replied, still open")).toBeVisible();
});

test("what nobody could be told stands on the owners’ Home, and on no agent’s", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { stack, shopId, owner } = scene;
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), alertAdmins: false });
  const orderId = await makeOrder(shopId);
  const updateId = await makeUnassigned(shopId, orderId, "Where is my order?");
  const customer = await makeCustomer(shopId, orderId);
  await writeNote(customer, { updateId, kind: "customer", body: "Hello?" });
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/home`);
  await expect(page.getByText("Nobody was told about one update")).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, stack.url, await accountEmail(agent));
  await other.goto(`${stack.url}/home`);
  await expect(other.getByRole("region", { name: "Unassigned" })).toBeVisible();
  await expect(other.getByText("Nobody was told about")).toHaveCount(0);
  await page.getByRole("link", { name: "Open it" }).click();
  const card = page.getByRole("article", { name: "Where is my order?" });
  await expect(card).toBeInViewport();
  await card.getByRole("tab", { name: "Tracking log" }).click();
  await expect(card.getByText("Nobody was told: no member of the team")).toBeVisible();
});

test("the owner chooses whether whoever writes first is assigned", async ({ page }) => {
  test.setTimeout(120_000);
  const { stack, shopId, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/orders/${await makeOrder(shopId)}/new`);
  await expect(page.getByText("whoever writes to Clara first is assigned")).toBeVisible();
  await page.goto(`${stack.url}/settings/shop`);
  const box = page.getByRole("switch", { name: "Assign updates automatically" });
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Assign updates automatically on → off").first()).toBeVisible();
  await page.goto(`${stack.url}/orders/${await makeOrder(shopId)}/new`);
  await expect(page.getByLabel("Assignee")).toBeVisible();
  await expect(page.getByText("whoever writes to Clara first is assigned")).toHaveCount(0);
});
