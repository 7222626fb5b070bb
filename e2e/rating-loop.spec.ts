import { expect, test } from "@playwright/test";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import {
  accountEmail,
  makeLink,
  makeMember,
  makeOrder,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
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

test("from the solve to two stars and back into a conversation", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { stack, shopId, owner } = scene;
  const email = "clara.low@example.com";
  const comment =
    'Both were broken <script>alert("1")</script> & only one was "replaced". 😞\nTwice!';
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara Jørgensen" } });
  const agent = await makeMember(shopId, "agent", "Amara Osei");
  await makeUpdate(owner, orderId, {
    title: "Two mugs arrived chipped",
    assigneeId: agent.memberId,
  });

  // Staff: the dialog names the mails, then one click tells the customer.
  await signIn(page, stack.url, await accountEmail(agent));
  await page.goto(`${stack.url}/orders/${orderId}`);
  await page.getByRole("button", { name: "Mark as solved" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Solved, with a request to rate")).toBeVisible();
  await expect(dialog.getByText("Apology with a way to reply, after 1–3 stars")).toBeVisible();
  await dialog.getByRole("button", { name: "Notify customer" }).click();
  // The message of the solve offers re-opening as well: the card's own is meant.
  await expect(page.locator("#main").getByRole("button", { name: "Re-open" })).toBeVisible();

  // The customer, on a phone without scripts: a star in the mail, changed, with a comment.
  const solved = await mailTo(stack.sink, email, /^Solved/);
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 800 },
  });
  const portal = await phone.newPage();
  await portal.goto(linkIn(solved, "/rate/").replace(/stars=\d/, "stars=4"));
  await expect(portal.getByRole("radio", { name: "4 stars" })).toBeChecked();
  await portal.getByRole("radio", { name: "2 stars" }).check({ force: true });
  await portal.getByLabel("Comment (optional)").fill(comment);
  await portal.getByRole("button", { name: "Submit rating" }).click();
  await expect(portal.getByText("Thanks for your feedback!")).toBeVisible();
  await expect(portal.getByRole("button", { name: "Still has issue?" })).toHaveCount(0);

  // The mails: an apology without share buttons, an alert, and word to the assignee.
  const apology = await mailTo(stack.sink, email, /^We’re sorry/);
  const alert = await mailTo(stack.sink, await accountEmail(owner), /2 stars/);
  const word = await mailTo(stack.sink, await accountEmail(agent), /2 stars/);
  for (const mail of [apology, alert, word]) {
    expect(mail.html).toContain("&lt;script&gt;alert(");
    expect(mail.html).not.toContain("<script>alert");
    expect(mail.text).toContain('<script>alert("1")</script> & only one was "replaced". 😞');
  }
  expect(apology.html).not.toMatch(/facebook|twitter|linkedin|wa\.me/);

  // Staff again: the card is closed and says why; feed and team show it.
  await page.reload();
  const card = page.getByRole("article", { name: "Two mugs arrived chipped" });
  await expect(card.getByText("2 of 5 stars").first()).toBeVisible();
  await expect(card.getByText("Rated updates are closed.")).toBeVisible();
  await expect(card.getByRole("button", { name: "Re-open" })).toHaveCount(0);
  await page.getByRole("link", { name: "Ratings" }).click();
  await expect(page.getByText("Both were broken")).toBeVisible();
  await page.getByRole("link", { name: "Team" }).click();
  await expect(page.getByRole("row", { name: /Amara Osei/ })).toBeVisible();

  // The way back: a new update beside the rated one.
  await portal.goto(linkIn(apology, "/reply/"));
  await portal.getByLabel("Your message").fill("I sent photos of both.");
  await portal.getByRole("button", { name: "Send message" }).click();
  await expect(portal.getByText("We have your message")).toBeVisible();
  await page.goto(`${stack.url}/orders/${orderId}`);
  await expect(page.getByText("Follows up a 2-star rating")).toBeVisible();
  await expect(page.getByText("I sent photos of both.")).toBeVisible();
});

test("five stars bring the thank-you with the share links, exactly encoded", async ({ page }) => {
  const { stack, shopId, owner } = scene;
  const email = "clara.high@example.com";
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara Jørgensen" } });
  await makeUpdate(owner, orderId, { title: "Invoice with VAT number" });
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/orders/${orderId}`);
  await page.getByRole("button", { name: "Mark as solved" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Notify customer" }).click();
  const solved = await mailTo(stack.sink, email, /^Solved/);
  await page.context().clearCookies();
  await page.goto(linkIn(solved, "/rate/").replace(/stars=\d/, "stars=5"));
  await page.getByRole("button", { name: "Submit rating" }).click();
  await expect(page.locator(":focus")).toContainText("Thanks for your feedback!");
  const thanks = await mailTo(stack.sink, email, /^Thank you/);
  const url = "https%3A%2F%2Fholm-hazel.example";
  const text = "Quick%2C%20friendly%20help%20from%20Holm%20%26%20Hazel.";
  const links = (thanks.html ?? "").replaceAll("&amp;", "&");
  for (const link of [
    `https://www.facebook.com/sharer/sharer.php?u=${url}&quote=${text}`,
    `https://twitter.com/intent/tweet?text=${text}&url=${url}`,
    `https://www.linkedin.com/sharing/share-offsite/?url=${url}`,
    `https://wa.me/?text=${text}%20${url}`,
  ]) {
    expect(links).toContain(`href="${link}"`);
  }
  await page.goto(linkIn(thanks, "/share/"));
  await expect(page.getByLabel("The text")).toHaveValue(
    "Quick, friendly help from Holm & Hazel. https://holm-hazel.example",
  );
});

test("solved silently: no mail, and “Still has issue?” brings it back", async ({ page }) => {
  const { stack, shopId, owner } = scene;
  const email = "clara.silent@example.com";
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara Jørgensen" } });
  await makeUpdate(owner, orderId, { title: "Where is my parcel?" });
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/orders/${orderId}`);
  await page.getByRole("button", { name: "Mark as solved" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Solve silently" }).click();
  await expect(page.getByText("Not asked: it was solved silently.")).toBeVisible();
  const { url } = await makeLink(shopId, orderId);
  await page.goto(url);
  await expect(page).toHaveURL(new RegExp(`/portal/${orderId}`));
  await expect(page.getByLabel("Your reply")).toHaveCount(0);
  await page.getByRole("button", { name: "Still has issue?" }).click();
  await expect(page.getByText("Opened again. What’s still wrong?")).toBeVisible();
  await page.getByLabel("Your reply").fill("It still has not come.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("It still has not come.")).toBeVisible();
  const told = await mailTo(stack.sink, await accountEmail(owner), /^Re-opened/);
  expect(told.text).toContain("Where is my parcel?");
  expect(stack.sink.messages().filter((message) => message.to.includes(email))).toEqual([]);
});
