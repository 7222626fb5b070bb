import { expect, test } from "@playwright/test";
import { accountEmail, makeMember } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { expectAccessible } from "./axe";
import { signIn } from "./sign-in";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

test("a template is created, checked while typing, and saved by two people without loss", async ({
  page,
  browser,
}) => {
  const { stack, shopId, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/settings/nps/templates`);
  await expectAccessible(page, { exclude: "iframe" });
  await page.getByRole("link", { name: "New template" }).click();
  await page.getByLabel("Name").fill("One question");
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByText("Another template already has this name.").first()).toBeVisible();
  await page.getByLabel("Name").fill("Spring");
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("heading", { name: "Spring", level: 1 })).toBeVisible();

  // The check and the preview follow what is typed.
  const subject = page.getByLabel("Subject");
  await subject.fill("FREE mugs from ");
  await page.getByRole("button", { name: "Shop", exact: true }).click();
  await expect(subject).toHaveValue("FREE mugs from {shop_name}");
  await expect(page.getByText(/sounds like advertising: “free”/)).toBeVisible();
  await page.getByLabel("Text", { exact: true }).fill("<b>Typed</b><script>alert(1)</script>");
  await expect(page.getByText(/There’s no rating link/)).toBeVisible();
  const frame = page.frameLocator("iframe:not([aria-hidden=true])");
  await expect(frame.getByText("Typed")).toBeVisible();
  await page.getByRole("button", { name: "Buttons 0 to 10" }).click();
  await expect(frame.getByRole("link", { name: "10, extremely likely" })).toBeVisible();
  await expectAccessible(page, { exclude: "iframe" });

  // Somebody else saves meanwhile.
  const other = await browser.newPage();
  await signIn(other, stack.url, await accountEmail(await makeMember(shopId, "admin")));
  await other.goto(page.url());
  await other.getByLabel("Subject").fill("Theirs");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Saved.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Amara Osei saved this template at/)).toBeVisible();
  await expect(subject).toHaveValue("FREE mugs from {shop_name}");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await other.close();

  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText(/^The email server accepted the test email in/)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a category is added and switched off, and a secret is created", async ({ page }) => {
    const { stack, owner } = scene;
    await signIn(page, stack.url, await accountEmail(owner));
    await page.goto(`${stack.url}/settings/nps/lists/categories/new`);
    await page.getByLabel("Name").fill("Returns");
    await page.getByLabel("Code").fill("support");
    await page.getByRole("button", { name: "Add category" }).click();
    await expect(
      page.getByText("Another entry in this list already has this code.").first(),
    ).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Returns");
    await page.getByLabel("Code").fill("returns");
    await page.getByRole("button", { name: "Add category" }).click();
    await expect(page).toHaveURL(/\/settings\/nps\/lists$/);
    await page.getByRole("button", { name: "Switch off Returns" }).click();
    await expect(page.getByRole("button", { name: "Switch on Returns" })).toBeVisible();

    await page.goto(`${stack.url}/settings/nps/site`);
    await page.getByLabel("Addresses, one per line").fill("https://www.example.com/shop");
    await page.getByRole("button", { name: "Save addresses" }).click();
    await expect(page.getByText(/example\.com\/shop: Leave out everything after/)).toBeVisible();
    await page.getByRole("button", { name: "Create secret" }).click();
    await expect(page.getByText("Copy the secret now")).toBeVisible();
    await page.goto(`${stack.url}/settings/nps/site`);
    await expect(page.getByText("Copy the secret now")).toBeHidden();
  });
});
