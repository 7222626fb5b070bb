import { type Browser, expect, type Page, test } from "@playwright/test";
import { makeApiKey } from "@/lib/shops/keys/make-api-key";
import { codeOf, signedIn } from "@/lib/testing/accounts";
import { accountEmail, makeMember, makeShop, PASSWORD } from "@/lib/testing/factories";
import { forgetLimits, makePasskeyRow } from "@/lib/testing/people-rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { expectAccessible } from "./axe";
import { linkIn, mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function tryPassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${scene.stack.url}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await button(page, "Sign in").click();
}

async function strangerGuesses(browser: Browser, email: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (let n = 0; n < 5; n += 1) {
    await tryPassword(page, email, `wrong ${n}`);
    await expect(page.getByText("don’t match")).toBeVisible();
  }
  await tryPassword(page, email, PASSWORD);
  await expect(page.getByText(/Too many attempts/)).toBeVisible();
  await context.close();
}

test("a stranger’s guesses stop the stranger; the owner’s own browser still signs in", async ({
  page,
  browser,
}) => {
  await forgetLimits();
  const email = await accountEmail(await makeMember(scene.shopId, "agent"));
  await signIn(page, scene.stack.url, email);
  const cookies = await page.context().cookies();
  const known = cookies.find(({ name }) => name === "known-device");
  expect(known).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(Number(known?.expires) - Date.now() / 1000).toBeGreaterThan(300 * 24 * 60 * 60);
  await page.context().clearCookies({ name: "authjs.session-token" });
  await strangerGuesses(browser, email);
  await tryPassword(page, email, PASSWORD);
  await page.waitForURL(/\/home/);
  // What the cookie says is sealed: another one is none.
  await page.context().clearCookies({ name: "authjs.session-token" });
  await page
    .context()
    .addCookies([{ ...known, value: `${known?.value.slice(0, -6)}AAAAAA` } as never]);
  await tryPassword(page, email, PASSWORD);
  await expect(page.getByText(/Too many attempts/)).toBeVisible();
  await forgetLimits();
});

test("a shop that requires a second factor leads members to it, and to nothing else until then", async ({
  page,
  browser,
}) => {
  const { owner, shopId } = await makeShop("Careful & Co");
  const agent = await accountEmail(await makeMember(shopId, "agent"));
  await signIn(page, scene.stack.url, await accountEmail(owner));
  await page.goto(`${scene.stack.url}/settings/team`);
  const required = page.getByRole("checkbox", { name: "Everyone needs two-factor authentication" });
  const save = page.locator("form", { has: required }).getByRole("button");
  await required.check();
  await save.click();
  await expect(page.getByText(/Set up two-factor authentication for yourself first/)).toBeVisible();
  await setUp(page);
  await page.goto(`${scene.stack.url}/settings/team`);
  await required.check();
  await expectAccessible(page);
  await save.click();
  await expect(
    page.getByText("Everyone on the team needs two-factor authentication."),
  ).toBeVisible();

  const context = await browser.newContext();
  const other = await context.newPage();
  await tryPassword(other, agent, PASSWORD);
  await expect(other.getByText("Careful & Co requires two-factor authentication")).toBeVisible();
  await expectAccessible(other);
  for (const path of ["/orders", "/home", "/settings/team", "/sign-in/no-shop"]) {
    await other.goto(scene.stack.url + path);
    await expect(other).toHaveURL(/\/account\/second-factor$/);
  }
  await setUp(other);
  await other.goto(`${scene.stack.url}/orders`);
  await expect(other.getByRole("heading", { name: "Orders", exact: true })).toBeVisible();
  await context.close();
});

async function setUp(page: Page): Promise<void> {
  await page.goto(`${scene.stack.url}/account/second-factor`);
  await button(page, "Set up two-factor authentication").click();
  const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code from your app").fill(codeOf(secret));
  await button(page, "Switch on").click();
  await button(page, "I’ve saved them").click();
  await expect(page.getByText("You have 10 recovery codes left")).toBeVisible();
}

test("after a new password the passkeys are there to keep or remove; common passwords are refused", async ({
  page,
}) => {
  const member = await makeMember(scene.shopId, "agent");
  const email = await accountEmail(member);
  await makePasskeyRow(member);
  await page.goto(`${scene.stack.url}/reset`);
  await page.getByLabel("Email").fill(email);
  await button(page, "Email me the link").click();
  await page.goto(linkIn(await mailTo(scene.stack.sink, email, /new password/), "/reset/"));
  for (const [password, problem] of [
    ["password1234", /too common/],
    [`${email.split("@")[0]}!!`, /Leave out your address/],
  ] as const) {
    await page.getByLabel("New password").fill(password);
    await button(page, "Save and sign in").click();
    await expect(page.getByText(problem).first()).toBeVisible();
  }
  await page.getByLabel("New password").fill("an entirely new sentence");
  await button(page, "Save and sign in").click();
  await expect(page.getByRole("heading", { name: "Check who else can sign in" })).toBeVisible();
  await signedIn(member.accountId);
  await page.reload();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Laptop" }).check();
  await page.getByRole("checkbox", { name: "Firefox on Linux" }).check();
  await button(page, "Remove and continue").click();
  await page.waitForURL(/\/home/);
  await page.goto(`${scene.stack.url}/account`);
  await expect(page.getByText("You have no passkeys yet.")).toBeVisible();
  await expect(page.getByText(/last seen/)).toHaveCount(0);
  // With nothing left to look at the page is passed by.
  await page.goto(`${scene.stack.url}/account/review`);
  await page.waitForURL(/\/home/);
});

test("the dialogs list the API keys that end with somebody’s rights", async ({ page }) => {
  const admin = await makeMember(scene.shopId, "admin", "Noor Haddad");
  await makeApiKey(admin, { name: "Noor’s import", scopes: ["read"], memberId: null, days: 30 });
  await signIn(page, scene.stack.url, await accountEmail(scene.owner));
  await page.goto(`${scene.stack.url}/settings/keys`);
  await expect(page.getByRole("row", { name: /Noor’s import/ })).toContainText("by Noor Haddad");
  await expectAccessible(page);
  await page.goto(`${scene.stack.url}/settings/team`);
  const row = page.getByRole("row", { name: /Noor Haddad/ });
  for (const name of ["Change role", "Deactivate"]) {
    await row.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole("dialog").getByText("Noor’s import")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }
  await row.getByRole("button", { name: /^Deactivate/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("They no longer have access.")).toBeVisible();
  await page.goto(`${scene.stack.url}/settings/keys`);
  await expect(page.getByText("Noor’s import")).toHaveCount(0);
});
