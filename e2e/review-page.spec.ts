import { expect, test } from "@playwright/test";
import { accountEmail, settingsOf } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { expectAccessible, expectNoSideways } from "./axe";
import { signIn } from "./sign-in";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const TRUSTPILOT = "https://www.trustpilot.com/evaluate/holm-hazel.example";
const SENTENCE = "trustpilot.com is a review site, so your review page is now the same address.";

test("a share URL on a review site becomes the review page while it is typed", async ({ page }) => {
  const { stack, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/settings/ratings`);
  const share = page.getByLabel("Share URL");
  const review = page.getByLabel("Review page");
  await review.fill("https://g.page/r/holm/review");
  await share.pressSequentially(TRUSTPILOT);
  await expect(page.getByText(SENTENCE)).toBeVisible();
  await expect(review).toHaveValue(TRUSTPILOT);
  await share.fill("https://holm-hazel.example/love");
  await expect(page.getByText(SENTENCE)).toBeHidden();
  await expect(review).toHaveValue("https://g.page/r/holm/review");
  await share.fill(TRUSTPILOT);
  await expect(review).toHaveValue(TRUSTPILOT);

  // The preview speaks the language that is chosen, and follows what is typed in it.
  await page.getByLabel("Share text in Danish").fill("Hurtig hjælp fra {site_name}.");
  await page.getByRole("button", { name: "Dansk" }).click();
  await expect(
    page.getByText("Hurtig%20hj%C3%A6lp%20fra%20Holm%20%26%20Hazel.").first(),
  ).toBeVisible();
  await page.getByLabel("Share text in Danish").fill("");
  await expect(page.getByText("Quick%2C%20friendly%20help").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page, "the settings");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(
    page.getByText(/^Saved 3 changes: Share URL .* Review page nothing →/),
  ).toBeVisible();
  expect(await settingsOf(owner)).toMatchObject({
    shareUrl: TRUSTPILOT,
    reviewUrl: TRUSTPILOT,
    shareTexts: { da: "" },
  });
  await page.reload();
  await expect(page.getByText(SENTENCE)).toBeVisible();
  await page.goto(`${stack.url}/settings/mail/texts/rating.detractor`);
  const frame = page.frameLocator("iframe:not([aria-hidden=true])").first();
  await expect(frame.getByRole("link", { name: "Holm & Hazel on trustpilot.com" })).toBeVisible();
});

test("what customers read is written once for each language, and landing is a choice", async ({
  page,
}) => {
  const { stack, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/settings/nps/lists`);
  await page.getByRole("link", { name: "Support" }).click();
  await page.getByRole("link", { name: "Danish" }).click();
  const question = page.getByLabel("Question to detractors");
  await expect(question).toHaveValue("Hvad gik galt?");
  await question.fill("");
  await expect(page.getByText("If empty: “What went wrong?”")).toBeVisible();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/^Saved 1 change: category support, text in Danish/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${stack.url}/settings/nps/templates`);
  await page.getByRole("link", { name: "One question", exact: true }).click();
  await page.getByRole("link", { name: "Danish" }).click();
  const subject = page.getByLabel("Subject");
  await expect(subject).toHaveValue("Hvor sandsynligt er det, at du vil anbefale {shop_name}?");
  const frame = page.frameLocator("iframe:not([aria-hidden=true])");
  await expect(frame.getByText("Hej Clara")).toBeVisible();
  await subject.fill("Et spørgsmål om {shop_name}");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(frame.getByText("Hej Clara")).toBeVisible();
  await expectAccessible(page, { exclude: "iframe" });
  await page.getByRole("link", { name: "English" }).click();
  await expect(subject).toHaveValue("How likely are you to recommend {shop_name}?");

  await page.goto(`${stack.url}/settings/nps`);
  const success = page.getByLabel("Success URL");
  await expect(page.getByRole("radio", { name: /Starloop’s thank-you page/ })).toBeChecked();
  await expect(success).toBeHidden();
  await page.getByRole("radio", { name: /A page of your shop/ }).check();
  await success.fill("https://holm-hazel.example/thanks");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(
    page.getByText("Enter an address, or choose Starloop’s thank-you page.").first(),
  ).toBeVisible();
  await expect(success).toHaveValue("https://holm-hazel.example/thanks");
  await page.getByLabel("Error URL").fill("https://holm-hazel.example/sorry");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/^Saved 2 changes: Success URL/)).toBeVisible();
  await page.getByRole("radio", { name: /Starloop’s thank-you page/ }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/^Saved 2 changes: Success URL .* → nothing/)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("saving takes the review site over, and says so", async ({ page }) => {
    const { stack, owner } = scene;
    await signIn(page, stack.url, await accountEmail(owner));
    await page.goto(`${stack.url}/settings/ratings`);
    await page.getByLabel("Share URL").fill("https://g.page/r/holm/review");
    await page.getByLabel("Review page").fill("");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("g.page is a review site", { exact: false })).toBeVisible();
    await expect(page.getByLabel("Review page")).toHaveValue("https://g.page/r/holm/review");
  });
});
