import { createHmac } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { type Stack, startStack } from "@/lib/testing/stack";
import { TEST_ENV } from "@/lib/testing/test-env";
import { expectAccessible } from "./axe";
import { linkIn, mailTo } from "./mail-box";

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack();
});
test.afterAll(async () => {
  await stack.stop({ failed: test.info().errors.length > 0 });
});

const EMAIL = "ida@holm-hazel.example";
const PASSWORD = "correct-horse-battery";
const KEY = Buffer.from(TEST_ENV.APP_KEY, "base64");
const CODE = createHmac("sha256", KEY).update("setup").digest("base64url");

async function fillOwner(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Ida Lindqvist");
  await page.getByLabel("Your email").fill(EMAIL);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Shop name").fill("Holm & Hazel");
}

test("from an empty database to a rated test order, and back to nothing", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { url, sink } = stack;

  // Every way in ends at the guide, which wants to know whether this is the operator.
  await page.goto(`${url}/orders`);
  await expect(page).toHaveURL(`${url}/setup`);
  await page.getByLabel("Set-up code").fill("a guess");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("This isn’t the code.")).toBeVisible();
  await page.getByLabel("Set-up code").fill(CODE);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Create the owner" })).toBeVisible();
  await expectAccessible(page);

  // Somebody else had the page open at the same time, and comes too late.
  const late = await (await browser.newContext()).newPage();
  await late.goto(`${url}/setup?code=${CODE}`);
  await expect(late.getByLabel("Set-up code")).toHaveValue(CODE);
  await late.getByRole("button", { name: "Continue" }).click();
  await expect(late).toHaveURL(`${url}/setup`);
  await fillOwner(late);
  await fillOwner(page);
  await page.getByRole("button", { name: "Create owner" }).click();
  await expect(page).toHaveURL(`${url}/setup/shop`);
  await late.getByRole("button", { name: "Create owner" }).click();
  await expect(late.getByText("already has an owner")).toBeVisible();
  await late.goto(`${url}/setup?code=${CODE}`);
  await expect(late).toHaveURL(/\/sign-in/);
  await late.goto(`${url}/setup/test`);
  await expect(late).toHaveURL(/\/sign-in/);

  // What customers see, how emails are sent, where orders come from.
  await page.locator("#siteUrl").fill("https://holm-hazel.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(`${url}/setup/mail`);
  await page.getByRole("button", { name: "Send me a test email" }).click();
  await mailTo(sink, EMAIL, /test/i);
  await page.goto(`${url}/home`);
  await expect(page.getByText("3 of 5 done")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Continue Connect a store/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(`${url}/setup/test`);

  // The loop on oneself, followed live.
  await page.getByRole("button", { name: "Send me the email" }).click();
  const solved = await mailTo(sink, EMAIL, /^Solved/);
  await expect(page.getByText(`Sent to ${EMAIL}`)).toBeVisible();
  await expectAccessible(page);
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 800 },
  });
  const portal = await phone.newPage();
  await portal.goto(linkIn(solved, "/rate/").replace(/stars=\d/, "stars=5"));
  await portal.getByRole("button", { name: "Submit rating" }).click();
  await expect(portal.getByText("Thanks for your feedback!")).toBeVisible();
  await expect(page.getByText("5 of 5 stars,")).toBeVisible();
  await page.getByRole("button", { name: "Send it now" }).click();
  await mailTo(sink, EMAIL, /^Thank you/);
  await expect(page.getByText("That’s the whole loop.")).toBeVisible();

  // Nothing of it stays, and the list of first steps has gone.
  await page.getByRole("button", { name: "Remove test order" }).click();
  await expect(page.getByText("The test order was removed")).toBeVisible();
  await page.goto(`${url}/ratings`);
  await expect(page.getByText("No ratings yet")).toBeVisible();
  await page.goto(`${url}/home`);
  await expect(page.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "First steps" })).toHaveCount(0);
  await page.goto(`${url}/setup`);
  await expect(page).toHaveURL(`${url}/home`);
});
