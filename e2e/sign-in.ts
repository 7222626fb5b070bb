import type { Page } from "@playwright/test";
import { PASSWORD } from "@/lib/testing/factories";

/** Signs in through the form, as people do. */
export async function signIn(
  page: Page,
  url: string,
  email: string,
  password = PASSWORD,
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/(home|orders)/);
}
