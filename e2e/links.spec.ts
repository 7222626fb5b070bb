import { type Browser, expect, type Page, test } from "@playwright/test";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import {
  accountEmail,
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { makeInvitation } from "@/lib/testing/nps";
import { ratingsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { hideUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { linkIn, mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;
test.beforeAll(async () => {
  scene = await startScene();
  const settings = await settingsOf(scene.owner);
  await saveRatingSettings(scene.owner, { ...settings, followUpDelayMinutes: 0 });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** A page that runs no scripts and knows nobody. */
async function plainPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  return context.newPage();
}

async function solved(name: string) {
  const email = `${name}@example.com`;
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  const updateId = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId, notify: true });
  const mail = await mailTo(scene.stack.sink, email, /^Solved/);
  return { email, orderId, updateId, mail };
}

/** The same address with something put behind its path. */
function damaged(link: string, end: string): string {
  const [path, query] = link.split("?");
  return `${path}${end}${query ? `?${query}` : ""}`;
}

const ENDS = [
  ".",
  ")",
  ">",
  "%3E",
  "%20",
  ",",
  ";",
  "%22",
  "'",
  "%E2%80%9D",
  ").%20",
  "/.",
  "%",
  "%E2%80",
];

test("what mail programs put behind a link is cut off, and the link works", async ({ browser }) => {
  const { mail, orderId, updateId } = await solved("damaged");
  const low = await solved("damaged-low");
  const customer = await makeCustomer(scene.shopId, low.orderId);
  await submitRating(customer, { updateId: low.updateId, stars: 1, comment: null });
  const apology = await mailTo(scene.stack.sink, low.email, /^We’re sorry/);
  const member = await makeMember(scene.shopId, "agent");
  const page = await plainPage(browser);
  await page.goto(`${scene.stack.url}/reset`);
  await page.getByLabel("Email").fill(await accountEmail(member));
  await page.getByRole("button").first().click();
  const reset = await mailTo(scene.stack.sink, await accountEmail(member), /password/i);
  const question = await makeInvitation(scene.owner, { orderId });
  const links: [string, RegExp][] = [
    [linkIn(mail, "/rate/"), /How did we do/],
    [linkIn(mail, "/unsubscribe/"), /Stop/],
    [linkIn(apology, "/reply/"), /./],
    [linkIn(reset, "/reset/"), /new password/i],
    [`${question.url}?rating=8`, /recommend/],
    [linkIn(mail, "/o/"), /Clara/],
  ];
  for (const [link, words] of links) {
    const whole = new URL(link);
    for (const end of ENDS) {
      const answer = await page.goto(damaged(link, end));
      expect(answer?.status(), `${whole.pathname}${end}`).toBe(200);
      await expect(page.locator("main")).toContainText(words);
      if (!whole.pathname.startsWith("/o/")) expect(page.url()).toBe(link);
    }
  }
  expect(page.url()).toContain(`/portal/${orderId}`);
  await page.goto(damaged(page.url(), ")."));
  await expect(page.locator("main")).toContainText("Clara");
  expect(await ratingsOf(scene, updateId)).toEqual([]);
});

test("a star stays chosen behind a damaged link", async ({ browser }) => {
  const { mail } = await solved("damaged-star");
  const page = await plainPage(browser);
  const link = linkIn(mail, "/rate/").replace(/stars=\d/, "stars=4");
  for (const address of [damaged(link, "."), `${link})`, `${link}.%20`]) {
    await page.goto(address);
    await expect(page.getByRole("radio", { name: "4 stars" })).toBeChecked();
  }
});

test("on a small phone a star link shows everything there is to do", async ({ browser }) => {
  const { mail } = await solved("small-phone");
  const context = await browser.newContext({ viewport: { width: 375, height: 667 } });
  const page = await context.newPage();
  await page.goto(linkIn(mail, "/rate/"));
  await expect(page.getByRole("group", { name: "How did we do?" })).toBeInViewport({ ratio: 1 });
  for (const name of ["Submit rating", "Still has issue?"]) {
    await expect(page.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
  }
  await context.close();
});

const UNKNOWN = "abcdefghijklmnopqrstuvwxyzabcdef";

test("every address that leads nowhere says so without scripts, and leads on", async ({
  browser,
}) => {
  const page = await plainPage(browser);
  const kinds = [
    "rate",
    "reply",
    "share",
    "unsubscribe",
    "o",
    "my/enter",
    "nps/rate",
    "nps/thanks",
  ];
  const paths = [
    ...kinds.flatMap((kind) =>
      [UNKNOWN, `${UNKNOWN}.`, "short", "%3E", "a.b", ""].map((end) => `${kind}/${end}`),
    ),
    `gone/rate/${UNKNOWN}`,
    `gone/customer/${UNKNOWN}`,
    "rate/a/b",
    "portal/short",
    "portal/0b7a1c52-93c4-4d51-8f0e-6d2b1a9c7e44",
    "find/no-such-shop",
  ];
  for (const path of paths) {
    const answer = await page.goto(`${scene.stack.url}/${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await expect(page.getByRole("banner"), path).toContainText("Holm & Hazel");
    await expect(page.getByRole("link", { name: "Find my order" }), path).toHaveAttribute(
      "href",
      /^\/find\/holm-hazel/,
    );
  }
  for (const path of [
    `invitation/${UNKNOWN}.`,
    `reset/${UNKNOWN})`,
    `sign-in/link/${UNKNOWN}%20`,
  ]) {
    await page.goto(`${scene.stack.url}/${path}`);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await expect(page.getByRole("link").first(), path).toBeVisible();
  }
});

for (const notify of [true, false]) {
  test(`the first email's star link after it was opened and solved again (notified: ${notify})`, async ({
    browser,
  }) => {
    const { mail, orderId, updateId } = await solved(`stale-${notify}`);
    const link = linkIn(mail, "/rate/").replace(/stars=\d/, "stars=4");
    await reopenUpdate(await makeCustomer(scene.shopId, orderId), { updateId });
    const page = await plainPage(browser);
    expect((await page.goto(link))?.status()).toBe(410);
    await expect(page.locator("main")).toContainText("Opened again: today");
    await solveUpdate(scene.owner, { updateId, notify });
    expect((await page.goto(link))?.status()).toBe(200);
    await expect(page.locator("main")).toContainText(/opened again \(today.*solved again \(today/);
    await expect(page.getByRole("radio", { name: "4 stars" })).toBeChecked();
    await page.getByRole("button", { name: "Submit rating" }).click();
    await expect(page.getByText("Thanks for your feedback!")).toBeVisible();
    expect(await ratingsOf(scene, updateId)).toMatchObject([{ stars: 4, solveNumber: 2 }]);
    await page.goto(link);
    await expect(page.getByText("Thanks for your feedback!")).toBeVisible();
  });
}

test("a link to a conversation that was hidden says so and leads to the order", async ({
  browser,
}) => {
  const { mail, updateId } = await solved("hidden");
  await hideUpdate(scene.owner, { updateId });
  const page = await plainPage(browser);
  expect((await page.goto(linkIn(mail, "/rate/")))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This conversation is no longer shown",
  );
  await page.getByRole("button", { name: "Email me a new link" }).click();
  await expect(page.getByText("A new link is on its way")).toBeVisible();
});

test("whoever is signed out while typing keeps the text, signs in beside it and sends it", async ({
  page,
  context,
}) => {
  const member = await makeMember(scene.shopId, "agent");
  const orderId = await makeOrder(scene.shopId);
  await makeUpdate(scene.owner, orderId);
  const email = await accountEmail(member);
  await signIn(page, scene.stack.url, email);
  await page.goto(`${scene.stack.url}/orders/${orderId}`);
  const box = page.getByRole("textbox", { name: /reply|message|customer/i }).first();
  await box.fill("Words that must not be lost");
  await context.clearCookies();
  await box.press("Control+Enter");
  await expect(page.getByText("What you typed is still here")).toBeVisible();
  await expect(box).toHaveValue("Words that must not be lost");
  const [beside] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Sign in in a new tab" }).click(),
  ]);
  await beside.getByLabel("Email").fill(email);
  await beside.getByLabel("Password").fill("correct-horse-battery");
  await beside.getByRole("button", { name: "Sign in", exact: true }).click();
  await beside.waitForURL(/\/orders\//);
  await box.press("Control+Enter");
  await expect(box).toHaveValue("");
  await expect(page.getByText("Words that must not be lost").first()).toBeVisible();

  // Led away to sign in, the tab keeps the reply.
  await box.fill("Kept in this tab");
  await context.clearCookies();
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${scene.stack.url}/orders/${orderId}`);
  await expect(page.getByText("is kept in this tab")).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("correct-horse-battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/orders\//);
  await expect(box).toHaveValue("Kept in this tab");
});

test("with several shops the page names none, but the one whose order was opened here", async ({
  browser,
}) => {
  const { mail } = await solved("several-shops");
  await makeShop("Another shop");
  const page = await plainPage(browser);
  await page.goto(`${scene.stack.url}/rate/${UNKNOWN}`);
  await expect(page.getByRole("link", { name: "Find my order" })).toHaveAttribute("href", "/find");
  await expect(page.locator("body")).not.toContainText("Holm & Hazel");
  await page.goto(linkIn(mail, "/o/"));
  await page.goto(`${scene.stack.url}/rate/${UNKNOWN}`);
  await expect(page.getByRole("banner")).toContainText("Holm & Hazel");
});
