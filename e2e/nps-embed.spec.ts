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

/** What the pages of that site say of the survey, by their path; `#here` is there from the start. */
function tagsOf(ours: string): Record<string, string> {
  const src = `${ours}/nps/embed.js`;
  const tag = (more: string) => `<script src="${src}" data-shop="${shopKey}" ${more}></script>`;
  const address = `${src}?shop=${shopKey}`;
  return {
    "/": tag('data-category="delivery"'),
    "/always": tag('data-category="delivery" data-always'),
    "/twice": tag("") + tag(""),
    "/twice-there": tag('data-target="#here"') + tag('data-target="main > #here" async'),
    "/two-places": tag('data-target="#here"') + tag(""),
    "/later": tag('data-target="#later"'),
    "/bad": tag('data-target="#1bad"'),
    "/async": tag("async"),
    "/defer": tag("defer"),
    "/module": tag('type="module"'),
    "/module-address": `<script type="module" src="${address}&target=%23here&lang=da"></script>`,
    "/address": `<script src="${address}" async></script>`,
    "/no-shop": `<script src="${src}"></script>`,
    "/no-such-shop": `<script src="${src}?shop=nobody"></script>`,
    "/no-channel": tag('data-channel="fax"'),
    "/no-category": tag('data-category="fax"'),
    "/nothing": "",
  };
}

test.beforeAll(async () => {
  scene = await startScene({ workers: 0, smtp: false });
  shopKey = await surveyKey(scene.shopId);
  const ours = scene.stack.url;
  const port = await freePort();
  const policy = `default-src 'none'; script-src ${ours}; connect-src ${ours}; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const tags = tagsOf(ours)[request.url ?? ""] ?? "";
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="en"><title>Order</title><main><h1>Order</h1>${tags}<div id="here"></div></main></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  site = { url: `http://localhost:${port}`, server };
});
test.afterAll(async () => {
  site.server.close();
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** What the survey says in the page's console, and what it throws into the page. */
function listen(page: Page): { lines: string[]; thrown: string[] } {
  const told = { lines: [] as string[], thrown: [] as string[] };
  page.on("console", (message) => {
    if (message.text().startsWith("Starloop survey:")) told.lines.push(message.text());
  });
  page.on("pageerror", (error) => told.thrown.push(String(error)));
  return told;
}

const score = (page: Page, value: number) =>
  page.getByRole("button", { name: String(value), exact: true });

test("a page of another site asks once it is allowed, is answered, and does not ask again", async ({
  page,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML/.test(message.text())) refused.push(message.text());
  });
  const told = listen(page);
  await page.goto(site.url);
  await expect.poll(() => told.lines).toEqual([expect.stringMatching(/among the sites allowed/)]);
  await expect(page.locator("starloop-survey")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await allowSites(scene.shopId, [site.url]);
  await page.goto(site.url);
  await score(page, 8).click();
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

test.describe("a guest in the page", () => {
  test.beforeEach(() => allowSites(scene.shopId, [site.url]));

  for (const [path, place] of [
    ["/async", "main > script + starloop-survey"],
    ["/defer", "main > script + starloop-survey"],
    ["/module", "main > script + starloop-survey"],
    ["/address", "main > script + starloop-survey"],
    ["/module-address", "#here > starloop-survey[lang=da]"],
  ] as const) {
    test(`${path} asks in its place`, async ({ page }) => {
      const told = listen(page);
      await page.goto(site.url + path);
      await expect(page.locator(place)).toHaveCount(1);
      await expect(score(page, 10)).toBeVisible();
      expect(told).toEqual({ lines: [], thrown: [] });
    });
  }

  for (const path of ["/twice", "/twice-there"]) {
    test(`${path}: one survey, and one line about the other`, async ({ page }) => {
      const told = listen(page);
      await page.goto(site.url + path);
      await expect.poll(() => told.lines).toEqual([expect.stringMatching(/in this place already/)]);
      await expect(page.locator("starloop-survey")).toHaveCount(1);
      expect(told.thrown).toEqual([]);
    });
  }

  test("two places have one each, which answer as one device", async ({ page }) => {
    await page.goto(`${site.url}/two-places`);
    await expect(page.locator("starloop-survey")).toHaveCount(2);
    const did = page.waitForRequest("**/nps/create");
    await page.locator("#here").getByRole("button", { name: "4", exact: true }).click();
    const first = new URLSearchParams((await did).postData() ?? "").get("did");
    const again = page.waitForRequest("**/nps/create");
    await page.locator("script + starloop-survey").getByRole("button", { name: "5" }).click();
    expect(new URLSearchParams((await again).postData() ?? "").get("did")).toBe(first);
  });

  test("a target that comes later is waited for", async ({ page }) => {
    const told = listen(page);
    await page.goto(`${site.url}/later`, { waitUntil: "networkidle" });
    await expect(page.locator("starloop-survey")).toHaveCount(0);
    await page.waitForTimeout(1500);
    await page.evaluate(() => {
      const target = document.createElement("section");
      document.querySelector("main")?.append(target);
      target.id = "later";
    });
    await expect(page.locator("#later > starloop-survey")).toHaveCount(1);
    await expect(page.locator("starloop-survey")).toHaveCount(1);
    expect(told).toEqual({ lines: [], thrown: [] });
  });

  test("one that never comes is named in the console, and nothing is shown elsewhere", async ({
    page,
  }) => {
    const told = listen(page);
    await page.clock.install();
    await page.goto(`${site.url}/later`, { waitUntil: "networkidle" });
    await page.clock.fastForward(29_000);
    expect(told.lines).toEqual([]);
    await page.clock.fastForward(2000);
    await expect
      .poll(() => told.lines)
      .toEqual([expect.stringMatching(/matches data-target "#later"/)]);
    await page.evaluate(() => document.querySelector("main")?.setAttribute("id", "later"));
    await expect(page.locator("starloop-survey")).toHaveCount(0);
    expect(told).toEqual({ lines: [expect.anything()], thrown: [] });
  });

  for (const [path, reason] of [
    ["/bad", /"#1bad" is no CSS selector/],
    ["/no-shop", /no data-shop/],
    ["/no-such-shop", /no shop with this shop_id/],
    ["/no-channel", /no active channel fax/],
    ["/no-category", /no active category fax/],
  ] as const) {
    test(`${path} shows nothing and says why in one line`, async ({ page }) => {
      const told = listen(page);
      await page.goto(site.url + path, { waitUntil: "networkidle" });
      await expect.poll(() => told.lines).toEqual([expect.stringMatching(reason)]);
      await expect(page.locator("starloop-survey")).toHaveCount(0);
      expect(told.thrown).toEqual([]);
    });
  }

  for (const [name, prepare, reason] of [
    [
      "a server that is away",
      (page: Page) => page.route(/nps\/c/, (route) => route.abort()),
      /among the sites allowed/,
    ],
    [
      "blocked storage",
      (page: Page) =>
        page.addInitScript(() => {
          Object.defineProperty(window, "localStorage", {
            get() {
              throw new DOMException("Access is denied.", "SecurityError");
            },
          });
        }),
      /may store nothing/,
    ],
  ] as const) {
    test(`${name}: it shows nothing and says why in one line`, async ({ page }) => {
      const told = listen(page);
      await prepare(page);
      await page.goto(site.url, { waitUntil: "networkidle" });
      await expect.poll(() => told.lines).toEqual([expect.stringMatching(reason)]);
      await expect(page.locator("starloop-survey")).toHaveCount(0);
      expect(told.thrown).toEqual([]);
    });
  }

  test("imported by its address alone, it needs a target", async ({ page }) => {
    const told = listen(page);
    await page.goto(`${site.url}/nothing`);
    const address = `${scene.stack.url}/nps/embed.js?shop=${shopKey}`;
    await page.evaluate((from) => import(from), address);
    await expect.poll(() => told.lines).toEqual([expect.stringMatching(/data-target/)]);
    await page.evaluate((from) => import(from), `${address}&target=%23here`);
    await expect(page.locator("#here > starloop-survey")).toHaveCount(1);
    expect(told.thrown).toEqual([]);
  });
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
