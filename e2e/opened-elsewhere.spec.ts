import { expect, test } from "@playwright/test";
import { type Stack, startStack } from "@/lib/testing/stack";

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack({ workers: 0 });
});
test.afterAll(async () => {
  await stack.stop({ failed: test.info().errors.length > 0 });
});

test("a form on a page that was opened under another address says so, and names both", async ({
  page,
}) => {
  const opened = stack.url.replace("localhost", "127.0.0.1");
  const told = `This page was opened at ${opened}, but Starloop is set up for ${stack.url} (APP_URL).`;
  await page.goto(`${opened}/setup`);
  await page.getByLabel("Set-up code").fill("a guess");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(told)).toBeVisible();
  await expect(page.getByLabel("Set-up code")).toHaveValue("a guess");
  // Under the right address the same form is answered.
  await page.goto(`${stack.url}/setup`);
  await page.getByLabel("Set-up code").fill("a guess");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("This isn’t the code.")).toBeVisible();
});

test("without scripts, and in Danish, the same is said in plain text", async ({ browser }) => {
  const opened = stack.url.replace("localhost", "127.0.0.1");
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "da-DK" });
  const page = await context.newPage();
  await page.goto(`${opened}/setup`);
  await page.locator("form input:not([type=hidden])").first().fill("et gæt");
  await page.locator("form button[type=submit], form button:not([type])").last().click();
  await expect(page.locator("body")).toContainText(`Siden blev åbnet på ${opened}`);
  await context.close();
});
