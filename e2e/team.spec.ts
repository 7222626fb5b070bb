import { expect, type Page, test } from "@playwright/test";
import { accountEmail, PASSWORD } from "@/lib/testing/factories";
import { invitationLink } from "@/lib/testing/invitation-link";
import { type Scene, startScene } from "@/lib/testing/scene";
import { signIn } from "./sign-in";

let scene: Scene;
test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const rowOf = (page: Page, name: string) => page.getByRole("row", { name });

test("somebody is invited, joins, is promoted, and leaves again", async ({ page, browser }) => {
  await signIn(page, scene.stack.url, await accountEmail(scene.owner), PASSWORD);
  await page.goto(`${scene.stack.url}/settings/team`);
  await page.getByLabel("Email addresses").fill("mette@staff.test");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();

  const theirs = await browser.newPage();
  const readLink = () => invitationLink(scene.shopId, "mette@staff.test");
  await expect.poll(readLink).not.toBeNull();
  await theirs.goto((await readLink()) ?? "");
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: "Join Holm & Hazel" })).toBeVisible();
  await theirs.getByLabel("Your name").fill("Mette Holm");
  await theirs.getByLabel("Password").fill("short");
  await theirs.getByRole("button", { name: "Join team" }).click();
  await expect(theirs.getByText("Use at least 10 characters").first()).toBeVisible();
  await expect(theirs.getByLabel("Your name")).toHaveValue("Mette Holm");
  await theirs.getByLabel("Password").fill("a long enough sentence");
  await theirs.getByRole("button", { name: "Join team" }).click();
  await theirs.waitForURL((url) => !url.pathname.startsWith("/invitation"));

  await page.reload();
  await rowOf(page, "Mette Holm").getByRole("button", { name: "Change role Mette Holm" }).click();
  await page.getByRole("dialog").getByLabel("Role").selectOption("admin");
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(rowOf(page, "Mette Holm")).toContainText("Admin");

  await page.getByRole("button", { name: "Deactivate Mette Holm" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("heading", { name: "Former members" })).toBeVisible();
  await theirs.goto(`${scene.stack.url}/orders`);
  await expect(theirs).not.toHaveURL(/\/orders$/);

  await page.getByRole("button", { name: "Leave shop…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave shop" }).click();
  await expect(page.getByText("A shop needs an owner.")).toBeVisible();
});

test("a key is created, shown once, and revoked", async ({ page, request }) => {
  await signIn(page, scene.stack.url, await accountEmail(scene.owner), PASSWORD);
  await page.goto(`${scene.stack.url}/settings/keys`);
  await page.getByLabel("Name").fill("Shop system");
  await page.getByLabel("Read", { exact: true }).check();
  await page.getByRole("button", { name: "Create key" }).click();
  const key = await page.getByLabel("Your new API key").inputValue();
  const ask = () =>
    request.get(`${scene.stack.url}/api/v1/orders`, {
      headers: { authorization: `Bearer ${key}` },
    });
  expect((await ask()).status()).toBe(200);
  await page.reload();
  await expect(page.getByLabel("Your new API key")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Shop system" }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(rowOf(page, "Shop system")).toHaveCount(0);
  expect((await ask()).status()).toBe(401);
});
