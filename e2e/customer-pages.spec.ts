import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import type { NewLink } from "@/lib/mail/links";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeLink, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { makeInvitation } from "@/lib/testing/nps";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let scene: Scene;
test.beforeAll(async () => {
  scene = await startScene({ workers: 0, smtp: false });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const HTML_MAX = 15_000;
const SCRIPT_MAX = 10_000;

/** An order with a conversation of each state, and who came by a link to it. */
async function makeStory() {
  const { shopId, owner } = scene;
  const orderId = await makeOrder(shopId);
  const customer = await makeCustomer(shopId, orderId);
  const open = await makeUpdate(owner, orderId, { title: "Still open" });
  await writeNote(customer, { kind: "customer", body: "Where is it?", updateId: open });
  const rated = await makeUpdate(owner, orderId, { title: "Rated before" });
  await solveUpdate(owner, { updateId: rated, notify: false });
  await submitRating(customer, { updateId: rated, stars: 2, comment: "Too late." });
  const solved = await makeUpdate(owner, orderId, { title: "Two mugs chipped" });
  await solveUpdate(owner, { updateId: solved, notify: false });
  const link = async (more: Partial<NewLink>) => (await makeLink(shopId, orderId, more)).url;
  return { shopId, orderId, open, rated, solved, link };
}

/** All script files a page names, in its tags and in what its scripts read. */
async function scriptsOf(html: string): Promise<Map<string, number>> {
  const paths = [...html.matchAll(/\/_next\/static\/[\w./~-]+\.js/g)].map(([path]) => path);
  const inData = [...html.matchAll(/(?<!_next\/)static\/chunks\/[\w./~-]+\.js/g)];
  const all = new Set([...paths, ...inData.map(([path]) => `/_next/${path}`)]);
  const sizes = [...all].map(async (path): Promise<[string, number]> => {
    const answer = await fetch(`${scene.stack.url}${path}`);
    expect(answer.status, path).toBe(200);
    return [path, gzipSync(await answer.text()).length];
  });
  return new Map(await Promise.all(sizes));
}

async function htmlOf(address: string, cookie = ""): Promise<string> {
  const answer = await fetch(address, { headers: { cookie } });
  expect(answer.status, address).toBe(200);
  return answer.text();
}

test("customers' pages weigh little", async () => {
  const { shopId, orderId, rated, solved, link } = await makeStory();
  const { url } = scene.stack;
  const entry = await fetch((await makeLink(shopId, orderId)).url, { redirect: "manual" });
  const cookie = entry.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const pages: Record<string, string> = {
    portal: await htmlOf(`${url}/portal/${orderId}`, cookie),
    rate: await htmlOf(await link({ purpose: "rate", updateId: solved, solveNumber: 1 })),
    reply: await htmlOf(await link({ purpose: "reply", updateId: rated })),
    share: await htmlOf(await link({ purpose: "share", updateId: rated })),
    unsubscribe: await htmlOf(await link({ purpose: "unsubscribe", topic: "promoter" })),
    nps: await htmlOf((await makeInvitation(scene.owner, { orderId })).url),
    find: await htmlOf(`${url}/find/holm-hazel`),
  };
  // A page of the same build that brings no scripts of its own.
  const bare = await scriptsOf(await htmlOf(`${url}/portal/left`));
  expect(bare.size).toBeGreaterThan(3);
  for (const [name, html] of Object.entries(pages)) {
    const own = [...(await scriptsOf(html))].filter(([path]) => !bare.has(path));
    const script = own.reduce((sum, [, size]) => sum + size, 0);
    test.info().annotations.push({
      type: name,
      description: `${gzipSync(html).length} bytes of HTML, ${script} of script`,
    });
    expect(own.length, name).toBeGreaterThan(0);
    expect(script, name).toBeLessThanOrEqual(SCRIPT_MAX);
    expect(gzipSync(html).length, name).toBeLessThanOrEqual(HTML_MAX);
  }
});

/** The answers to what the page's forms send, as they come. */
async function answersOf(page: Page): Promise<string[]> {
  const answers: string[] = [];
  await page.route("**/*", async (route) => {
    if (route.request().headers()["next-action"] === undefined) return route.fallback();
    const response = await route.fetch();
    answers.push(await response.text());
    await route.fulfill({ response });
  });
  return answers;
}

for (const where of ["the order's page", "the page of the star link"]) {
  test(`a rating shows everywhere on ${where}, which is not rendered again`, async ({ page }) => {
    const { shopId, orderId, solved, link } = await makeStory();
    const answers = await answersOf(page);
    const onPortal = where === "the order's page";
    if (onPortal) {
      await page.goto((await makeLink(shopId, orderId)).url);
      await page.goto(`${scene.stack.url}/portal/${orderId}?update=${solved}`);
    } else {
      await page.goto(await link({ purpose: "rate", updateId: solved, solveNumber: 1 }));
    }
    const card = page.locator(`#conversation-${solved}`);
    await expect(card.getByText("marked this as solved")).toBeVisible();
    await card.getByRole("radio", { name: "4 stars" }).check({ force: true });
    await card.getByLabel("Comment (optional)").fill("Quick & kind");
    await card.getByRole("button", { name: "Submit rating" }).click();
    const shown = async () => {
      await expect(card.getByText("Thanks for your feedback!")).toBeVisible();
      await expect(card.getByText("Quick & kind")).toBeVisible();
      await expect(card.getByText("Closed after your rating")).toBeVisible();
      await expect(card.getByText("marked this as solved")).toHaveCount(0);
      await expect(card.getByRole("button", { name: "Still has issue?" })).toHaveCount(0);
    };
    await shown();
    await expect(page.locator(":focus")).toContainText("Thanks for your feedback!");
    const [answer = "", ...more] = answers;
    expect(more).toEqual([]);
    expect(answer).toContain('"status":"done"');
    expect(answer.length).toBeLessThan(1000);
    if (onPortal) {
      await card.locator("summary").first().click();
      await expect(card.getByRole("img", { name: "4 of 5 stars" }).first()).toBeVisible();
    }
    await page.reload();
    await shown();
  });
}

test("a rating that comes too late shows the page as it is by now", async ({ page }) => {
  const { shopId, orderId, solved } = await makeStory();
  const customer = await makeCustomer(shopId, orderId);
  await page.goto((await makeLink(shopId, orderId)).url);
  await page.goto(`${scene.stack.url}/portal/${orderId}?update=${solved}`);
  const card = page.locator(`#conversation-${solved}`);
  await card.getByRole("radio", { name: "4 stars" }).check({ force: true });
  await submitRating(customer, { updateId: solved, stars: 1, comment: "Was first" });
  await card.getByRole("button", { name: "Submit rating" }).click();
  await expect(card.getByText("Was first")).toBeVisible();
  await expect(card.getByText("Closed after your rating")).toBeVisible();
});

test("mails are stopped and asked for again in place, and a new load says the same", async ({
  page,
}) => {
  const { link } = await makeStory();
  const answers = await answersOf(page);
  await page.goto(await link({ purpose: "unsubscribe", topic: "promoter" }));
  const before = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("main").getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(before ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const stopped = await page.getByRole("heading", { level: 1 }).textContent();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(stopped ?? "");
  await page.getByRole("main").getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before ?? "");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before ?? "");
  const sizes = answers.map((answer) => answer.length);
  expect(sizes).toHaveLength(2);
  expect(Math.max(...sizes)).toBeLessThan(1000);
});
