import { expect, type Page, test } from "@playwright/test";
import { accountRow, codeOf, deactivate } from "@/lib/testing/accounts";
import { accountEmail, makeMember, PASSWORD } from "@/lib/testing/factories";
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

const INSIDE = /\/(home|orders)/;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function newMember(): Promise<{ email: string; accountId: string }> {
  const member = await makeMember(scene.shopId, "agent");
  return { email: await accountEmail(member), accountId: member.accountId };
}

async function askForLink(page: Page, email: string): Promise<string> {
  await page.goto(`${scene.stack.url}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await button(page, "Email me a sign-in link").click();
  await expect(page.getByText("a link is on its way")).toBeVisible();
  return linkIn(await mailTo(scene.stack.sink, email, /sign-in link/), "/sign-in/link/");
}

test("a mailed link signs in by its button alone, once", async ({ page, request }) => {
  const { email } = await newMember();
  const link = await askForLink(page, email);
  for (let n = 0; n < 5; n += 1) await request.get(link);
  await request.head(link);
  await page.goto(link);
  await expect(page.getByText(/^as .•••@staff\.test$/)).toBeVisible();
  await expectAccessible(page);
  await button(page, "Sign in").click();
  await page.waitForURL(INSIDE);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
});

test("without scripts: password, link and reset", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { email } = await newMember();
  await page.goto(`${scene.stack.url}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("not it at all");
  await button(page, "Sign in").click();
  await expect(page.getByText("don’t match")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.getByLabel("Email").fill(email);
  await button(page, "Email me the link").click();
  await expect(page.getByText("a link is on its way")).toBeVisible();
  await page.goto(linkIn(await mailTo(scene.stack.sink, email, /new password/), "/reset/"));
  await page.getByLabel("New password").fill("short");
  await button(page, "Save and sign in").click();
  await expect(page.getByText(/at least 10 characters\./).first()).toBeVisible();
  await page.getByLabel("New password").fill("a long new password");
  await button(page, "Save and sign in").click();
  await page.waitForURL(INSIDE);
  await mailTo(scene.stack.sink, email, /password was changed/);
  await context.close();
});

test("two-factor authentication: set up, asked for, recovery code, off again", async ({ page }) => {
  const { email } = await newMember();
  await signIn(page, scene.stack.url, email);
  await page.goto(`${scene.stack.url}/account/second-factor`);
  await button(page, "Set up two-factor authentication").click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code from your app").fill(codeOf(secret, -1));
  await button(page, "Switch on").click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? "";
  await expectAccessible(page);
  await button(page, "I’ve saved them").click();
  await expect(page.getByText("You have 10 recovery codes left")).toBeVisible();

  await page.context().clearCookies();
  await page.goto(await askForLink(page, email));
  await button(page, "Sign in").click();
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  await page.goto(`${scene.stack.url}/orders`);
  await expect(page).toHaveURL(/\/sign-in\?next/);
  await page.goto(`${scene.stack.url}/sign-in/code`);
  await page.getByLabel("Code from your app").fill("000000");
  await button(page, "Sign in").click();
  await expect(page.getByText("This code isn’t right").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(recovery);
  await button(page, "Sign in").click();
  await page.waitForURL(INSIDE);
  await page.goto(`${scene.stack.url}/account/second-factor`);
  await button(page, "Switch off").click();
  await expect(page.getByText("Two-factor authentication is off")).toBeVisible();
});

test("a passkey: added, signs in without password and code, removed", async ({ page }) => {
  const { email } = await newMember();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2" as const,
    transport: "internal" as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  await signIn(page, scene.stack.url, email);
  await page.goto(`${scene.stack.url}/account/passkeys/new`);
  await page.getByLabel("Name").fill("Work laptop");
  await expectAccessible(page);
  await button(page, "Add passkey").click();
  await expect(page.getByText("The passkey was added")).toBeVisible();
  await mailTo(scene.stack.sink, email, /passkey was added/);

  await page.context().clearCookies();
  await page.goto(`${scene.stack.url}/sign-in`);
  await button(page, "Use a passkey").click();
  await page.waitForURL(INSIDE);
  await page.goto(`${scene.stack.url}/account`);
  await page.getByRole("link", { name: "Rename or remove Work laptop" }).click();
  await button(page, "Remove passkey").click();
  await expect(page.getByText("The passkey was removed")).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${scene.stack.url}/sign-in`);
  await button(page, "Use a passkey").click();
  await expect(page.getByText("This has been used already or is too old")).toBeVisible();
});

test("a new address is confirmed by whoever is signed in", async ({ page }) => {
  const { email, accountId } = await newMember();
  const wanted = `new-${email}`;
  await signIn(page, scene.stack.url, email);
  await page.goto(`${scene.stack.url}/account/address`);
  await page.getByLabel("New email address").fill(wanted);
  await button(page, "Email the link").click();
  await expect(page.getByText("An email is on its way")).toBeVisible();
  const link = linkIn(await mailTo(scene.stack.sink, wanted, /Confirm/), "/confirm-address/");
  await page.goto(link);
  expect((await accountRow(accountId)).email).toBe(email);
  await button(page, "Confirm address").click();
  await expect(page.getByText(`You now sign in with ${wanted}`)).toBeVisible();
  await mailTo(scene.stack.sink, email, /sign-in address was changed/);
});

test("the account: language at once, other devices, the log", async ({ page, browser }) => {
  const { email } = await newMember();
  await signIn(page, scene.stack.url, email);
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await signIn(elsewhere, scene.stack.url, email);
  await page.goto(`${scene.stack.url}/account`);
  await expectAccessible(page);
  const signOut = page.getByRole("button", { name: /^Sign out .* on / });
  await signOut.click();
  // The button says something else while it is on its way; the device goes once it is signed out.
  await expect(page.getByText(/last seen/)).toHaveCount(0);
  await expect(page.getByText("This device")).toHaveCount(1);
  await elsewhere.goto(`${scene.stack.url}/orders`);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto(`${scene.stack.url}/account/log`);
  await expect(page.getByText("Another device was signed out")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${scene.stack.url}/account`);
  await page.getByLabel("Language").selectOption("da");
  await button(page, "Save language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await context.close();
});

test("somebody deactivated everywhere loses access at once and is told so", async ({ page }) => {
  const member = await makeMember(scene.shopId, "agent");
  await signIn(page, scene.stack.url, await accountEmail(member), PASSWORD);
  await deactivate(member);
  await page.goto(`${scene.stack.url}/orders`);
  await expect(
    page.getByRole("heading", { name: "You’re not a member of any shop" }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expectAccessible(page);
});
