import { expect, test } from "@playwright/test";
import type { Email } from "postal-mime";
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
import { expireLinks, mailsOf, ratingsOf, stateOfEverything, visitsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";
import { headerOf, linkIn, mailTo } from "./mail-box";
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

type Solved = { orderId: string; updateId: string; email: string; mail: Email };

async function solved(name: string): Promise<Solved> {
  const email = `${name}@example.com`;
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  const updateId = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId, notify: true });
  return { orderId, updateId, email, mail: await mailTo(scene.stack.sink, email, /^Solved/) };
}

test("links fetched by machines change nothing, scripts and HEAD included", async ({
  page,
  request,
}) => {
  const { updateId, orderId, mail } = await solved("scanner");
  const low = await solved("scanner-low");
  const customer = await makeCustomer(scene.shopId, low.orderId);
  await submitRating(customer, { updateId: low.updateId, stars: 1, comment: null });
  const apology = await mailTo(scene.stack.sink, low.email, /^We’re sorry/);
  const links = [
    ...[1, 2, 3, 4, 5].map((stars) => linkIn(mail, "/rate/").replace(/stars=\d/, `stars=${stars}`)),
    linkIn(mail, "/o/"),
    linkIn(mail, "/unsubscribe/"),
    linkIn(apology, "/reply/"),
    linkIn(apology, "/unsubscribe/"),
    headerOf(mail, "List-Unsubscribe").slice(1, -1),
  ];
  const before = await stateOfEverything();
  for (const link of links) {
    for (let n = 0; n < 10; n += 1) await request.get(link);
    await request.head(link);
    await page.goto(link);
  }
  expect(await stateOfEverything()).toBe(before);
  expect(await ratingsOf(scene, updateId)).toEqual([]);
  // Only who visited is recorded, and none of them counts as a person.
  await expect
    .poll(async () => (await visitsOf(scene, low.orderId)).length)
    .toBeGreaterThanOrEqual(3);
  const visits = [...(await visitsOf(scene, orderId)), ...(await visitsOf(scene, low.orderId))];
  expect(visits.filter((machine) => machine === null)).toEqual([]);
});

test("a post from another site is refused, and so is one that hides where it comes from", async ({
  request,
}) => {
  const { updateId, mail } = await solved("forger");
  const link = linkIn(mail, "/rate/");
  const senders: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    {},
  ];
  for (const headers of senders) {
    const answer = await request.post(link, { headers, form: { stars: "5", updateId } });
    expect(answer.status()).toBe(403);
  }
  expect(await ratingsOf(scene, updateId)).toEqual([]);
});

test("unsubscribing in one click needs no page, no cookie and no origin", async ({ request }) => {
  const { mail, orderId } = await solved("one-click");
  const address = headerOf(mail, "List-Unsubscribe").slice(1, -1);
  expect(headerOf(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const answer = await request.post(address, { form: { "List-Unsubscribe": "One-Click" } });
  expect(answer.status()).toBe(200);
  const again = await makeUpdate(scene.owner, orderId, { title: "Another matter" });
  await solveUpdate(scene.owner, { updateId: again, notify: true });
  const next = await mailTo(scene.stack.sink, "one-click@example.com", /Another matter/);
  expect(next.html).not.toContain("/rate/");
});

test("an expired link answers 410 and mails a fresh one, without scripts", async ({ browser }) => {
  const { mail, orderId, email } = await solved("expired");
  await expireLinks(scene, orderId);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(linkIn(mail, "/rate/"));
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
  await page.getByRole("button", { name: "Email me a new link" }).click();
  await expect(page.getByText("A new link is on its way")).toBeVisible();
  const fresh = await mailTo(scene.stack.sink, email, /^Your link/);
  const link = linkIn(fresh, "/o/");
  const entered = await page.goto(link);
  expect(entered?.status()).toBe(200);
  expect(page.url()).toContain(`/portal/${orderId}`);
  expect(page.url()).not.toContain(new URL(link).pathname.slice("/o/".length));
});

test("forged, foreign and revoked tokens open nothing", async ({ page, request }) => {
  const { mail, updateId, orderId } = await solved("token");
  const link = linkIn(mail, "/rate/");
  const forged = link.replace(
    /\/rate\/([\w-]{32})/,
    (_, token: string) => `/rate/${[...token].reverse().join("")}`,
  );
  expect((await request.get(forged)).status()).toBe(404);
  expect((await request.get(link.replace("/rate/", "/reply/"))).status()).toBe(404);
  expect((await page.goto(`${scene.stack.url}/portal/${orderId}`))?.status()).toBe(404);
  await page.goto(linkIn(mail, "/o/"));
  const other = await solved("token-other");
  expect((await page.goto(`${scene.stack.url}/portal/${other.orderId}`))?.status()).toBe(404);
  expect(await ratingsOf(scene, updateId)).toEqual([]);
});

test("another shop's member sees none of it", async ({ page }) => {
  const { orderId, updateId } = await solved("foreign");
  const { owner: stranger } = await makeShop("Another shop");
  const [mail] = await mailsOf(scene.owner, updateId, "update.solved");
  await signIn(page, scene.stack.url, await accountEmail(stranger));
  for (const path of [
    `/orders/${orderId}`,
    `/orders/${orderId}/new`,
    `/outbox/${mail?.id}`,
    `/outbox/${mail?.id}/html`,
  ]) {
    expect((await page.request.get(scene.stack.url + path)).status(), path).toBe(404);
  }
});

test("nobody gets in without signing in, and agents can't change settings", async ({
  page,
  request,
}) => {
  const paths = ["/orders", "/ratings", "/team", "/outbox", "/settings/ratings"];
  for (const path of paths) {
    const answer = await request.get(scene.stack.url + path, { maxRedirects: 0 });
    expect(answer.status(), path).toBeGreaterThanOrEqual(302);
    expect(answer.headers().location, path).toContain("/sign-in");
  }
  const agent = await makeMember(scene.shopId, "agent");
  await signIn(page, scene.stack.url, await accountEmail(agent));
  await page.goto(`${scene.stack.url}/settings/ratings`);
  await expect(page.getByText("Only owners and admins can change settings")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
});

test("guessing a password is slowed down, even with right guesses in between, and the page says for how long", async ({
  page,
}) => {
  const member = await makeMember(scene.shopId, "agent");
  const email = await accountEmail(member);
  await page.goto(`${scene.stack.url}/sign-in`);
  const attempt = async (password: string) => {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  for (let n = 0; n < 5; n += 1) {
    await attempt(`wrong-${n}`);
    await expect(page.getByText("Email and password don’t match.")).toBeVisible();
    await page.reload();
  }
  await attempt("wrong-again");
  await expect(page.getByText(/Too many attempts. Try again in/)).toBeVisible();
});
