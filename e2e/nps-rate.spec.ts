import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import type { Email } from "postal-mime";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import {
  inviteNow,
  type MadeInvitation,
  makeInvitation,
  makeSurvey,
  startInvitations,
} from "@/lib/testing/nps";
import { expireLinks, mailsOf, stateOfEverything, visitsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { reviewsOf } from "@/lib/testing/survey";
import { solveUpdate } from "@/lib/updates/solve-update";
import { expectAccessible, expectNoSideways } from "./axe";
import { headerOf, linkIn, mailTo } from "./mail-box";

let scene: Scene;
/** The shop's own site, on another origin. */
let site: Server;
let siteUrl: string;

test.beforeAll(async () => {
  scene = await startScene();
  site = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>Shop</title><h1>The shop's ${request.url}</h1>`);
  });
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const targets = { successUrl: `${siteUrl}/thanks`, errorUrl: `${siteUrl}/sorry?from=mail` };
  await startInvitations(scene.shopId, targets);
});
test.afterAll(async () => {
  await new Promise((done) => site.close(done));
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** An invitation as it arrives: after a solved update the customer was told of. */
async function mailed(name: string): Promise<{ orderId: string; mail: Email }> {
  const email = `${name}@example.com`;
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  const updateId = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId, notify: true });
  const stateOf = async () => (await mailsOf(scene.owner, updateId, "update.solved"))[0]?.state;
  await expect.poll(stateOf, { timeout: 30_000 }).toBe("sent");
  await inviteNow(scene.shopId, updateId);
  return { orderId, mail: await mailTo(scene.stack.sink, email, /recommend/) };
}

/** An invitation of a survey, whose answers lead to our own page. */
async function surveyed(): Promise<MadeInvitation> {
  return makeInvitation(scene.owner, { surveyId: await makeSurvey(scene.shopId) });
}

async function answered(score: number): Promise<MadeInvitation> {
  const made = await surveyed();
  const link = await readNpsLink(made.token);
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  await answerInvitation(link.actor, score);
  return made;
}

const answersOf = async (orderId: string) =>
  (await reviewsOf(scene.shopId))
    .filter((review) => review.orderId === orderId)
    .map(({ score, comment }) => [score, comment]);

const scoresOf = async (orderId: string) => (await answersOf(orderId)).map(([score]) => score);

test("links fetched by machines change nothing, scripts and HEAD included", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const { orderId, mail } = await mailed("nps-scanner");
  const link = linkIn(mail, "/nps/rate/");
  const [address = ""] = link.split("?");
  const links = [
    ...Array.from({ length: 11 }, (_, score) => `${address}?rating=${score}`),
    `${address}/stop`,
    address.replace("/rate/", "/thanks/"),
    linkIn(mail, "/unsubscribe/"),
    headerOf(mail, "List-Unsubscribe").slice(1, -1),
  ];
  const before = await stateOfEverything();
  for (const one of links) {
    for (let n = 0; n < 10; n += 1) await request.get(one);
    await request.head(one);
    await page.goto(one);
  }
  expect(await stateOfEverything()).toBe(before);
  expect(await scoresOf(orderId)).toEqual([]);
  await expect.poll(async () => (await visitsOf(scene, orderId)).length).toBeGreaterThan(0);
});

test("from the mail to the shop's page, without scripts and on a phone", async ({ browser }) => {
  const { orderId, mail } = await mailed("nps-phone");
  const viewport = { width: 320, height: 700 };
  const context = await browser.newContext({ javaScriptEnabled: false, viewport });
  const page = await context.newPage();
  const link = linkIn(mail, "/nps/rate/").replace(/rating=\d+/, "rating=8");
  const shown = await page.goto(link);
  expect(shown?.headers()["content-security-policy"]).toContain(`form-action 'self' ${siteUrl};`);
  await expect(page.getByRole("radio", { name: "8", exact: true })).toBeChecked();
  await expect(page.getByText("You tapped 8 in our email")).toBeVisible();
  await page.getByRole("radio", { name: "9", exact: true }).check();
  const why = page.getByLabel("What’s the main reason for your score? (optional)");
  await expect(page.getByText("max 2,000")).toBeVisible();
  await why.fill(`${"x".repeat(2001)}`);
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(
    page.getByRole("heading", { name: "Your answer hasn’t been sent yet" }),
  ).toBeVisible();
  await expect(page.getByRole("radio", { name: "9", exact: true })).toBeChecked();
  const again = page.getByLabel("The main reason for your score (optional)");
  await expect(again).toHaveValue("x".repeat(2001));
  await expectNoSideways(page, "the form once more");
  await again.fill("On the day you said.");
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByRole("heading", { name: "The shop's /thanks" })).toBeVisible();
  expect(await answersOf(orderId)).toEqual([[9, "On the day you said."]]);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: /\/sorry\?from=mail&TicketId=/ })).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect(searchParams.get("Message")).toBe("The ticket is already rated");
  expect(searchParams.get("Rating")).toBe("8");
});

test("a form that was left open leads to the shop's error page once it is too late", async ({
  page,
}) => {
  const { orderId, mail } = await mailed("nps-late");
  await page.goto(linkIn(mail, "/nps/rate/").replace(/rating=\d+/, "rating=2"));
  await expireLinks(scene, orderId);
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByRole("heading", { name: /\/sorry\?from=mail&TicketId=/ })).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect(searchParams.get("Message")).toBe("The token is invalid");
  expect(searchParams.get("Rating")).toBe("2");
  await page.goto(linkIn(mail, "/nps/rate/"));
  await expect(page.getByRole("heading", { name: /\/sorry\?from=mail&TicketId=/ })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("Message")).toBe("The token is invalid");
});

test("without a page of the shop's, used and expired links are told so in place", async ({
  page,
}) => {
  const used = await answered(9);
  await page.goto(used.url);
  await expect(page.getByRole("heading", { name: "We have your answer" })).toBeVisible();
  await expect(page.getByText("You gave 9 of 10")).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expireLinks(scene, used.orderId);
  expect((await page.goto(used.url))?.status()).toBe(410);
  await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
});

test("the question follows the score that is chosen, and nothing is sent too long", async ({
  page,
}) => {
  const { url, orderId } = await surveyed();
  await page.goto(`${url}?rating=3`);
  await expect(page.getByLabel("What went wrong? (optional)")).toBeVisible();
  await page.getByRole("radio", { name: "8", exact: true }).check();
  await expect(page.getByLabel("What would have made it better? (optional)")).toBeVisible();
  await page.getByRole("radio", { name: "10", exact: true }).check();
  const why = page.getByLabel("What did you like most? (optional)");
  await why.fill("x".repeat(2001));
  await expect(page.getByText("2,001 of 2,000").first()).toBeVisible();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByText("Shorten your comment to 2,000 characters.")).toBeVisible();
  await expect(why).toBeFocused();
  await expect(why).toHaveValue("x".repeat(2001));
  expect(await answersOf(orderId)).toEqual([]);
  await why.fill("Quick.");
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByRole("heading", { name: "Thanks for your feedback!" })).toBeVisible();
  expect(await answersOf(orderId)).toEqual([[10, "Quick."]]);
  await expect(page.locator("blockquote")).toHaveText("Quick.");
});

test("a Danish order is asked and thanked in Danish", async ({ page }) => {
  const orderId = await makeOrder(scene.shopId, { locale: "da" });
  const surveyId = await makeSurvey(scene.shopId);
  const { url } = await makeInvitation(scene.owner, { orderId, surveyId });
  await page.goto(`${url}?rating=3`);
  await page.getByLabel("Hvad gik galt? (valgfrit)").fill("Sent.");
  await page.getByRole("button", { name: "Send mit svar" }).click();
  await expect(page.getByText("Tak, fordi du er ærlig.")).toBeVisible();
  expect(await answersOf(orderId)).toEqual([[3, "Sent."]]);
});

test("posts need no origin and no cookie, and a bad token is told so in place", async ({
  request,
}) => {
  const senders: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://mail.example" },
  ];
  for (const headers of senders) {
    const { url, orderId } = await makeInvitation(scene.owner);
    const post = () => request.post(url, { headers, form: { rating: "4" }, maxRedirects: 0 });
    const first = await post();
    expect([first.status(), first.headers().location]).toEqual([303, `${siteUrl}/thanks`]);
    expect(first.headers()["set-cookie"]).toBeUndefined();
    expect((await post()).headers().location).toContain("Message=The+ticket+is+already+rated");
    expect(await scoresOf(orderId)).toEqual([4]);
  }
  for (const token of ["x".repeat(32), "a.b", "a%20b"]) {
    const answer = await request.post(`${scene.stack.url}/nps/rate/${token}`, {
      form: { rating: "4", next: "https://evil.example" },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain("The token is invalid");
  }
});

test("twenty posts at once make one review", async ({ request }) => {
  const { url, orderId } = await makeInvitation(scene.owner);
  const form = { rating: "6" };
  const all = await Promise.all(
    Array.from({ length: 20 }, () => request.post(url, { form, maxRedirects: 0 })),
  );
  const led = all.map((answer) => answer.headers().location);
  expect(led.filter((to) => to === `${siteUrl}/thanks`)).toHaveLength(1);
  expect(await scoresOf(orderId)).toEqual([6]);
});

test("by keyboard to our own page, then a comment that keeps what was typed", async ({ page }) => {
  const { url, orderId } = await surveyed();
  await page.goto(`${url}?rating=9`);
  await page.getByRole("radio", { name: "9", exact: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Thanks for your feedback!" })).toBeVisible();
  expect(await scoresOf(orderId)).toEqual([7]);
  await page.getByText("Add a comment").click();
  const box = page.getByLabel("What would have made it better?");
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.getByText("Write something first.")).toBeVisible();
  await expect(box).toBeFocused();
  const long = "x".repeat(2001);
  await box.fill(long);
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.getByText("Use at most 2,000 characters.")).toBeVisible();
  await expect(box).toHaveValue(long);
  await box.fill("Faster parcels.");
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.getByText("We have your comment.")).toBeVisible();
  await expect(page.locator("blockquote")).toHaveText("Faster parcels.");
  await page.reload();
  await expect(page.locator("blockquote")).toHaveText("Faster parcels.");
});

test("without scripts a comment is sent, and sent again", async ({ browser }) => {
  const { url } = await answered(2);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(url.replace("/rate/", "/thanks/"));
  await page.getByText("Add a comment").click();
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.getByText("Write something first.")).toBeVisible();
  await page.getByLabel("What went wrong?").fill("Two mugs were chipped.");
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.locator("blockquote")).toHaveText("Two mugs were chipped.");
  await page.getByText("Change your comment").click();
  await page.getByLabel("What went wrong?").fill("Three, to be exact.");
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.locator("blockquote")).toHaveText("Three, to be exact.");
});

test("unsubscribing from questions like this, and back again, without scripts", async ({
  browser,
}) => {
  const { url } = await surveyed();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(url);
  await page.getByRole("link", { name: "Unsubscribe from questions like this" }).click();
  await expect(page.getByRole("heading", { name: "Stop questions like this?" })).toBeVisible();
  await page.getByRole("button", { name: "Stop these emails" }).click();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await page.getByRole("button", { name: "Send them again" }).click();
  await expect(page.getByRole("heading", { name: "Stop questions like this?" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the question" }).click();
  await expect(page.getByRole("radio")).toHaveCount(11);
});

for (const [width, colorScheme] of [
  [1440, "light"],
  [320, "dark"],
] as const) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test("axe finds nothing, targets are large, the policy blocks nothing", async ({ page }) => {
      const refused: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text());
      });
      const asked = await surveyed();
      const done = await answered(3);
      await page.goto(`${asked.url}?rating=10`);
      for (const label of await page.locator(".nps-scale label").all()) {
        const box = await label.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
      for (const address of [
        `${asked.url}?rating=10`,
        `${asked.url}/stop`,
        done.url,
        done.url.replace("/rate/", "/thanks/"),
        `${scene.stack.url}/nps/rate/${"x".repeat(32)}`,
      ]) {
        await page.goto(address);
        await expectFine(page, address);
      }
      expect(refused).toEqual([]);
    });
  });
}

async function expectFine(page: Page, where: string): Promise<void> {
  await expectAccessible(page, { where });
  await expectNoSideways(page, where);
}
