import { expect, test } from "@playwright/test";
import { accountEmail, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { SmtpSink } from "@/lib/testing/smtp-sink";
import { expectAccessible } from "./axe";
import { linkIn, mailTo } from "./mail-box";
import { signIn } from "./sign-in";

let scene: Scene;
/** The shop's own mail server; the installation has none. */
const own = new SmtpSink();

test.beforeAll(async () => {
  await own.start();
  scene = await startScene({ smtp: false, env: { SMTP_ANY_PORT: "1" } });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
  await own.stop();
});

test("a shop chooses its server, proves it, changes a mail's words, and customers get them", async ({
  page,
}) => {
  const { stack, shopId, owner } = scene;
  const email = await accountEmail(owner);
  await signIn(page, stack.url, email);
  await page.goto(`${stack.url}/settings/mail`);

  // A server that is not there: saved, and the test says what happened.
  await page.getByRole("radio", { name: /Your own email server/ }).check();
  await page.getByLabel("Server address").fill("smtp://127.0.0.1:1");
  await page.getByRole("button", { name: "Save and send a test email" }).click();
  await expect(page.getByText(/couldn’t be sent.*ECONNREFUSED/)).toBeVisible();

  // The right one.
  await page.getByLabel("Server address").fill(own.url);
  await page.getByLabel("Sender address").fill("help@holm-hazel.example");
  await page.getByRole("button", { name: "Save and send a test email" }).click();
  await expect(page.getByText(/The email server accepted the test email in/)).toBeVisible();
  const proof = await mailTo(own, email, /^Test email from/);
  expect(proof.from?.address).toBe("help@holm-hazel.example");

  // Its link proves that emails arrive; until then no way into an account goes this way.
  await page.reload();
  await expect(page.getByText("Sign-in links and invitations aren’t sent yet")).toBeVisible();
  await expectAccessible(page);
  await page.goto(linkIn(proof, "/settings/mail/arrived/"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("Sign-in links and invitations are sent this way too")).toBeVisible();

  // Words of one mail: a wrong token first, kept and explained.
  await page.getByRole("link", { name: "Solved", exact: true }).click();
  await page.getByLabel("Subject").fill("Done, {customer}");
  await page.getByRole("button", { name: "Save text" }).click();
  await expect(
    page.getByText(/Remove \{customer\}: it can’t be filled in here/).first(),
  ).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue("Done, {customer}");
  await page.getByLabel("Subject").fill("Done, {customer_first_name}");
  await page.getByLabel("Heading").fill("All settled at {shop_name}");
  await page.getByRole("button", { name: "Preview in dark" }).click();
  for (const name of ["Preview, on a screen", "Preview, on a phone"]) {
    const frame = page.frameLocator(`iframe[title="${name}"]`);
    await expect(frame.getByRole("heading", { name: "All settled at Holm & Hazel" })).toBeVisible();
  }
  await page.getByRole("button", { name: "Save text" }).click();
  await expect(page.getByText("New emails of this kind will use this text.")).toBeVisible();
  await page.getByRole("button", { name: "Send me this email" }).click();
  const sample = await mailTo(own, email, /^Done, Clara/);
  expect(sample.text).toContain("All settled at Holm & Hazel");

  // A customer gets them too, through the same server.
  const customer = "clara.words@example.com";
  const orderId = await makeOrder(shopId, {
    customer: { email: customer, name: "Clara Jørgensen" },
  });
  await makeUpdate(owner, orderId, { title: "Two mugs arrived chipped" });
  await page.goto(`${stack.url}/orders/${orderId}`);
  await page.getByRole("button", { name: "Mark as solved" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Notify customer" }).click();
  const solved = await mailTo(own, customer, /^Done, Clara Jørgensen$/);
  expect(solved.html).toContain("/rate/");
});

test("budget, quiet hours and retention say what they do, and odd values stay beside their field", async ({
  page,
}) => {
  const { stack, owner } = scene;
  await signIn(page, stack.url, await accountEmail(owner));
  await page.goto(`${stack.url}/settings/mail`);
  await expect(page.getByText(/It’s now \d\d:\d\d in Copenhagen: an invitation/)).toBeVisible();
  await page.getByLabel("Keep email texts for").fill("5");
  const rules = page.locator("form").filter({ has: page.getByLabel("Keep email texts for") });
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#keepMailDays-error")).toContainText("from 30 to 3,650");
  await page.getByLabel("Keep email texts for").fill("365");
  await page.getByLabel("Ask each customer at most once every").fill("30");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(rules.getByText(/Saved 2 changes/)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, { where: colorScheme });
  }
});
