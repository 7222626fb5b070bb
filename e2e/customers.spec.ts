import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { submitRating } from "@/lib/ratings/submit-rating";
import { dumpEverything } from "@/lib/testing/dump";
import {
  accountEmail,
  makeCustomer,
  makeLink,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
} from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";
import { expectAccessible } from "./axe";
import { linkIn, mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

type Clara = { email: string; name: string; number: string; orderId: string; customerId: string };

/** A customer with two orders, one of them with a rated conversation. */
async function makeClara(name: string): Promise<Clara> {
  const { shopId, owner } = scene;
  const email = `${name.toLowerCase()}.quist@example.com`;
  const customer = { email, name: `${name} Quist` };
  const number = String(60_000 + Math.floor(Math.random() * 9_999));
  const orderId = await makeOrder(shopId, { number, customer });
  await makeOrder(shopId, { number: `${number}-B`, customer });
  const updateId = await makeUpdate(owner, orderId, { title: `${name}'s chipped mugs` });
  await solveUpdate(owner, { updateId, notify: false });
  const actor = await makeCustomer(shopId, orderId);
  await submitRating(actor, { updateId, stars: 2, comment: `${name} was not amused.` });
  return { ...customer, number, orderId, customerId: actor.customerId };
}

async function findOrder(page: Page, number: string, email: string): Promise<void> {
  await page.goto(`${scene.stack.url}/find`);
  await page.getByLabel("Order number").fill(number);
  await page.getByLabel("Email you ordered with").fill(email);
  await page.getByRole("button", { name: "Email me the link" }).click();
  await expect(page.getByText("a link is on its way")).toBeVisible();
}

test("find my order, then all orders, without scripts and on a phone", async ({ browser }) => {
  const clara = await makeClara("Amalie");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 800 },
  });
  const page = await context.newPage();
  await findOrder(page, `# ${clara.number}`, clara.email.toUpperCase());
  const mail = await mailTo(scene.stack.sink, clara.email, /^Your link to order/);
  await page.goto(linkIn(mail, "/o/"));
  await expect(page.getByRole("heading", { name: "Hello Amalie" })).toBeVisible();

  await page.getByRole("button", { name: "All your orders" }).click();
  await expect(page.getByText("A link to all your orders is on its way")).toBeVisible();
  const all = await mailTo(scene.stack.sink, clara.email, /^All your orders/);
  await context.clearCookies();
  await page.goto(linkIn(all, "/my/enter/"));
  await expect(page.getByRole("heading", { name: "Open all your orders?" })).toBeVisible();
  expect((await page.request.get(`${scene.stack.url}/my`)).url()).toMatch(/\/my$/);
  await page.getByRole("button", { name: "Open my orders" }).click();
  await expect(page).toHaveURL(`${scene.stack.url}/my`);
  await expect(page.getByText("Amalie was not amused.")).toBeVisible();

  await page.getByLabel("Thank me for good ratings").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Thank me for good ratings")).not.toBeChecked();

  await page.getByRole("link", { name: `Order ${clara.number}-B` }).click();
  await expect(page.getByText(`Order ${clara.number}-B, placed`)).toBeVisible();
  const stranger = await makeClara("Birgit");
  const foreign = await page.goto(`${scene.stack.url}/portal/${stranger.orderId}`);
  expect(foreign?.status()).toBe(404);

  await page.goto(`${scene.stack.url}/my`);
  await page.getByRole("button", { name: "Sign out on this device" }).click();
  await expect(page.getByRole("heading", { name: "You’re signed out" })).toBeVisible();
  const closed = await page.goto(`${scene.stack.url}/portal/${clara.orderId}`);
  expect(closed?.status()).toBe(404);
});

test("unknown orders get the same answer, in about the same time", async ({ page }) => {
  const clara = await makeClara("Cecilie");
  // What a stranger could measure: from the request to the first byte of its answer.
  const time = async (number: string, email: string) => {
    const posted = page.waitForResponse((response) => response.request().method() === "POST");
    await findOrder(page, number, email);
    const { requestStart, responseStart } = (await posted).request().timing();
    return responseStart - requestStart;
  };
  await time(clara.number, clara.email);
  // By turns, and the quickest of each: a busy machine makes some of them late, but none early.
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    known.push(await time(clara.number, clara.email));
    unknown.push(await time("1", "nobody@example.com"));
  }
  const ratio = Math.min(...known) / Math.min(...unknown);
  expect(ratio, `${known} against ${unknown} ms`).toBeGreaterThan(0.75);
  expect(ratio, `${known} against ${unknown} ms`).toBeLessThan(1.33);
});

test("the pages are accessible in both themes", async ({ page }) => {
  const clara = await makeClara("Dagny");
  const { stack, shopId, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  const { url } = await makeLink(shopId, clara.orderId);
  await page.goto(url);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of [
      "/customers",
      "/customers?q=nobody",
      `/customers/${clara.customerId}`,
      `/customers/${clara.customerId}/erase`,
      `/portal/${clara.orderId}`,
      "/find",
      "/my",
    ]) {
      await page.goto(stack.url + path);
      await expectAccessible(page, { where: path });
    }
  }
});

/** Asks for an export as the button does. */
function take(page: Page, address: string) {
  return page.request.post(address, { headers: { origin: scene.stack.url } });
}

test("export, then erase: nothing is left anywhere", async ({ page }) => {
  const clara = await makeClara("Philomena");
  const { stack, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/customers?q=philomena`);
  await page.getByRole("link", { name: "Philomena Quist" }).click();
  await expect(page.getByText("Philomena was not amused.")).toBeVisible();

  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as JSON" }).click(),
  ]);
  const data = JSON.parse(await readFile(await json.path(), "utf8"));
  expect(data.person).toMatchObject({ name: clara.name, email: clara.email });
  expect(data.orders).toHaveLength(2);
  const [html] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as a web page" }).click(),
  ]);
  expect(await readFile(await html.path(), "utf8")).toContain("Philomena was not amused.");

  await page.getByRole("link", { name: "Erase customer" }).click();
  await page.getByLabel(/^Type/).fill("somebody else");
  await page.getByRole("button", { name: "Erase permanently" }).click();
  await expect(
    page.getByText("This is neither the name nor one of the order numbers"),
  ).toBeVisible();
  await page.getByLabel(/^Type/).fill(clara.number);
  await page.getByRole("button", { name: "Erase permanently" }).click();
  await expect(page.getByRole("heading", { name: "Erased customer" })).toBeVisible();
  expect((await dumpEverything()).toLowerCase()).not.toContain("philomena");
  await page.goto(`${stack.url}/settings/log?area=customers`);
  await expect(page.getByText("Customer erased")).toBeVisible();
  await expect(page.getByText("Data exported")).toHaveCount(2);

  await page.goto(`${stack.url}/orders/${clara.orderId}`);
  await expect(page.getByText("Erased with its customer").first()).toBeVisible();
});

test("agents stop mails on request, and neither export nor erase; other shops see nothing", async ({
  page,
}) => {
  const clara = await makeClara("Edith");
  const { stack, shopId } = scene;
  const address = `${stack.url}/customers/${clara.customerId}`;
  const agent = await makeMember(shopId, "agent");
  await signIn(page, stack.url, await accountEmail(agent));
  await page.goto(address);
  await page.getByRole("button", { name: "Stop on request Rating requests" }).click();
  await expect(page.getByText(/^Stopped /)).toBeVisible();
  await expect(page.getByRole("link", { name: "Erase customer" })).toHaveCount(0);
  for (const format of ["json", "html"])
    expect((await take(page, `${address}/export/${format}`)).status()).toBe(403);
  await page.goto(`${address}/erase`);
  await expect(page.getByText("Only owners and admins can erase customers")).toBeVisible();

  const { owner: stranger } = await makeShop("Another shop");
  await page.context().clearCookies();
  await signIn(page, stack.url, await accountEmail(stranger));
  for (const path of ["", "/erase"])
    expect((await page.request.get(address + path)).status(), path).toBe(404);
  expect((await take(page, `${address}/export/json`)).status()).toBe(404);
});
