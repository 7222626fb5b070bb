import { createServer, type Server } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { type Scene, startScene } from "@/lib/testing/scene";
import { allowSites, reviewsOf, surveyKey } from "@/lib/testing/survey";
import { freePort } from "@/scripts/ports.mjs";
import { expectAccessible } from "./axe";

let scene: Scene;
let shopKey: string;
/** A shop's page on another site, under a policy that allows our script and nothing else. */
let site: { url: string; server: Server };

test.beforeAll(async () => {
  scene = await startScene({ workers: 0, smtp: false });
  shopKey = await surveyKey(scene.shopId);
  const ours = scene.stack.url;
  const port = await freePort();
  const policy = `default-src 'none'; script-src ${ours}; connect-src ${ours}; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const always = request.url === "/always" ? "data-always" : "";
    const tag = `<script src="${ours}/nps/embed.js" data-shop="${shopKey}" data-category="delivery" ${always}></script>`;
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="en"><title>Order</title><main><h1>Order</h1>${tag}</main></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  site = { url: `http://localhost:${port}`, server };
});
test.afterAll(async () => {
  site.server.close();
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const score = (page: Page, value: number) =>
  page.getByRole("button", { name: String(value), exact: true });

test("a page of another site asks: refused until it is allowed, then answered, and not again", async ({
  page,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML/.test(message.text())) refused.push(message.text());
  });
  await page.goto(site.url);
  await score(page, 8).click();
  await expect(page.getByText("Your answer couldn’t be sent. It’s still here.")).toBeVisible();
  await expect(score(page, 8)).toHaveAttribute("aria-pressed", "true");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await allowSites(scene.shopId, [site.url]);
  await page.getByRole("button", { name: "Try again" }).click();
  // The next question has the focus, and stands in the shop's words for this score.
  const comment = page.getByLabel("What would have made it better?");
  await expect(comment).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(comment).toBeFocused();
  await page.keyboard.type("Leave it at the door.");
  // Another score changes the question and keeps the words.
  await score(page, 10).press("Enter");
  await expect(page.getByLabel("What did you like most?")).toHaveValue("Leave it at the door.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText(/^Thank you\. Your words go to/)).toBeFocused();

  expect(await reviewsOf(scene.shopId)).toMatchObject([
    { score: 10, lowest: 0, comment: "Leave it at the door.", customerId: null },
  ]);
  const kept = await page.evaluate(() => Object.keys(localStorage));
  expect(kept).toEqual(["starloop"]);
  expect(await page.context().cookies()).toEqual([]);
  expect(refused).toEqual([]);

  await page.goto(site.url, { waitUntil: "networkidle" });
  await expect(page.locator("starloop-survey")).toHaveCount(0);
  await page.goto(`${site.url}/always`);
  await expect(score(page, 0)).toBeVisible();
});

test("what was typed survives a server that is away", async ({ page }) => {
  await allowSites(scene.shopId, [site.url]);
  await page.goto(`${site.url}/always`);
  await score(page, 3).click();
  await page.getByLabel("What went wrong?").fill("It came late.");
  await page.route("**/nps/create", (route) => route.abort());
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText(/couldn’t be sent/)).toBeVisible();
  await expect(page.getByLabel("What went wrong?")).toHaveValue("It came late.");
  await page.unroute("**/nps/create");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Thank you for being honest. We read every answer.")).toBeVisible();
});

for (const [width, colorScheme] of [
  [375, "dark"],
  [1440, "light"],
] as const) {
  test.describe(`our own page at ${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test("shows it under our policy, and axe finds nothing", async ({ page }) => {
      const refused: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text());
      });
      await page.goto(`${scene.stack.url}/nps/demo?shop=${shopKey}`);
      await score(page, 7).click();
      await expect(page.getByRole("textbox")).toBeVisible();
      await expectAccessible(page);
      const box = await score(page, 0).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect(refused).toEqual([]);
    });
  });
}

test("the script may be loaded by any site and is fetched once", async ({ request }) => {
  const url = `${scene.stack.url}/nps/embed.js`;
  const first = await request.get(url);
  const headers = first.headers();
  expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
  expect(headers["cache-control"]).toContain("max-age=3600");
  const again = await request.get(url, { headers: { "if-none-match": headers.etag ?? "" } });
  expect(again.status()).toBe(304);
  expect((await request.get(`${scene.stack.url}/nps/demo?shop=nobody`)).status()).toBe(404);
});
