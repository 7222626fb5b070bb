import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Answer, ask } from "@/bench/drive";
import {
  accountEmail,
  makeCustomer,
  makeLink,
  makeMember,
  makeOrder,
  makeUpdate,
} from "@/lib/testing/factories";
import { makeInvitation } from "@/lib/testing/nps";
import { OwnPostgres } from "@/lib/testing/own-postgres";
import { type Scene, startScene } from "@/lib/testing/scene";
import { builtActions } from "@/lib/testing/server-actions";
import { cookieOf, portalCookie } from "@/lib/testing/visitors";
import { solveUpdate } from "@/lib/updates/solve-update";
import { signIn } from "./sign-in";

/** Seconds within which everybody is answered while the database is not. */
const PATIENCE = 2;
/** Seconds within which all is well again. */
const RECOVERY = 5;

let postgres: OwnPostgres;
let scene: Scene;
let questions: Question[];

test.beforeAll(async () => {
  postgres = await OwnPostgres.start();
  scene = await startScene({ workers: 0, smtp: false, database: postgres });
  questions = await ofEverybody();
  // The first answers of a process take their time.
  await askAll();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

type Question = {
  name: string;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** What it answers when all is well. */
  well: number;
  /** What the 503 says. */
  says: string | RegExp;
};

const BOUNDARY = "----StarloopOutage";
const MULTIPART = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
const formBody = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("")}--${BOUNDARY}--\r\n`;

function actionOf(name: string): string {
  const action = builtActions().find((one) => one.name.endsWith(name));
  if (!action) throw new Error(`There is no action ${name}.`);
  return action.id;
}

const ENGLISH = "This page isn’t available right now";
const DANISH = "Siden er ikke tilgængelig lige nu";

/** One question of each kind: pages of the team and of customers, links from emails, forms, programs, files. */
async function ofEverybody(): Promise<Question[]> {
  const { shopId, owner, authorization } = scene;
  const orderId = await makeOrder(shopId);
  const customer = await makeCustomer(shopId, orderId);
  const open = await makeUpdate(owner, orderId, { title: "Still open" });
  const solved = await makeUpdate(owner, orderId, { title: "Two mugs chipped" });
  await solveUpdate(owner, { updateId: solved, notify: false });
  const rate = await makeLink(shopId, orderId, {
    purpose: "rate",
    updateId: solved,
    solveNumber: 1,
  });
  const portal = await makeLink(shopId, orderId);
  const nps = await makeInvitation(owner);
  const staff = { cookie: await cookieOf(owner), accept: "text/html" };
  const page = (name: string, path: string, more: Partial<Question> = {}): Question => ({
    ...{ name, path, headers: { accept: "text/html" }, well: 200, says: ENGLISH },
    ...more,
  });
  const note = { shop: shopId, updateId: open, kind: "internal", body: "Typed by Amara" };
  const fields = Object.entries(note).map(([name, value]) => [`_1_${name}`, value]);
  return [
    page("home", "/home", { headers: staff }),
    page("order", `/orders/${orderId}`, { headers: staff }),
    page("ratings", "/ratings", { headers: staff }),
    page("nps", "/nps", { headers: staff }),
    page("portal", `/portal/${orderId}`, {
      headers: { cookie: `${portalCookie(customer)}; customer-locale=da` },
      says: DANISH,
    }),
    page("link to the portal", `/o/${portal.token}`, { well: 303 }),
    page("link to rate", `/rate/${rate.token}?stars=2`),
    page("link to the survey", `/nps/rate/${nps.token}`),
    page("find my order, in Danish", "/find/holm-hazel", {
      ...{ headers: { "accept-language": "da" }, says: DANISH },
    }),
    page("export", "/nps/export", { headers: staff }),
    {
      ...{ name: "action", path: `/orders/${orderId}`, method: "POST", well: 200, says: /./ },
      headers: {
        ...{ ...staff, ...MULTIPART, accept: "text/x-component", origin: scene.stack.url },
        "next-action": actionOf("updates/actions.ts#addNote"),
      },
      body: formBody({
        ...Object.fromEntries(fields),
        0: JSON.stringify([{ status: "new" }, "$K1"]),
      }),
    },
    {
      ...{ name: "API, reading", path: "/api/v1/orders", headers: { authorization } },
      ...{ well: 200, says: '"unavailable"' },
    },
    {
      ...{ name: "API, writing", path: "/api/v1/orders", method: "POST", body: "{}" },
      headers: { authorization, "content-type": "application/json" },
      ...{ well: 400, says: '"unavailable"' },
    },
    { ...{ name: "health", path: "/api/health", well: 200, says: '"unavailable"' } },
    {
      ...{ name: "survey API", path: "/nps/categories?shop_id=nobody", well: 404, says: '"error"' },
    },
  ];
}

type Heard = { name: string; answer: Answer; seconds: number };

async function askOne(question: Question): Promise<Heard> {
  const from = performance.now();
  const answer = await ask(scene.stack.url, question);
  return { name: question.name, answer, seconds: (performance.now() - from) / 1000 };
}

const askAll = (all = questions) => Promise.all(all.map(askOne));
const statuses = (heard: Heard[]) =>
  Object.fromEntries(heard.map(({ name, answer }) => [name, answer.status]));

/** Everybody is told within two seconds, each in their own way. */
async function expectAway(all = questions): Promise<void> {
  const heard = await askAll(all);
  expect(statuses(heard)).toEqual(Object.fromEntries(all.map(({ name }) => [name, 503])));
  for (const [index, { name, answer, seconds }] of heard.entries()) {
    const { headers } = answer;
    expect(seconds, name).toBeLessThan(PATIENCE);
    const body = answer.body.toString();
    const says = all[index]?.says ?? "";
    expect(typeof says === "string" ? body.includes(says) : says.test(body), name).toBe(true);
    // Health is asked by programs that know when to ask again.
    if (name !== "health") expect(Number(headers["retry-after"]), name).toBeGreaterThan(0);
    const isPage = headers["content-type"]?.startsWith("text/html");
    if (isPage) expect(headers["content-security-policy"], name).toContain("default-src 'none'");
  }
}

async function expectRecovery(): Promise<void> {
  const from = performance.now();
  await expect
    .poll(async () => statuses(await askAll()), { timeout: 15_000, intervals: [100] })
    .toEqual(Object.fromEntries(questions.map(({ name, well }) => [name, well])));
  expect((performance.now() - from) / 1000).toBeLessThan(RECOVERY);
}

/** While the database stands still. */
async function whileFrozen<T>(work: () => Promise<T>): Promise<T> {
  postgres.freeze();
  try {
    return await work();
  } finally {
    postgres.thaw();
  }
}

test("a database that stands still answers nobody, and everybody is told", async () => {
  await expectRecovery();
  await whileFrozen(async () => {
    for (let turn = 0; turn < 3; turn += 1) await expectAway();
  });
  await expectRecovery();
});

test("nor does one that is away", async () => {
  await postgres.wire.down();
  for (let turn = 0; turn < 3; turn += 1) await expectAway();
  await postgres.wire.up();
  await expectRecovery();
});

test("nor does one whose connections are dead, until they are made anew", async () => {
  postgres.wire.forget();
  const pages = questions.filter(({ says }) => says === ENGLISH);
  await Promise.all(
    pages.map(async (page) => expect((await askOne(page)).seconds).toBeLessThan(PATIENCE)),
  );
  await expectRecovery();
});

test("tables that somebody else has locked keep nobody waiting", async () => {
  const tables = "orders, updates, accounts, sessions, links, api_keys, shops, nps_invitations";
  // Health asks whether the database responds, which it does.
  const asking = questions.filter(({ name }) => name !== "health");
  await postgres.whileLocked(tables, async () => {
    await expectAway(asking);
    await expectAway(asking);
    expect((await ask(scene.stack.url, { path: "/api/health" })).status).toBe(200);
  });
  await expectRecovery();
});

test("nor do those that only one report reads", async () => {
  const report = questions.filter(({ name }) => name === "nps");
  expect(report).toHaveLength(1);
  await postgres.whileLocked("nps_reviews, nps_days", async () => {
    await expectAway(report);
    const home = await askAll(questions.filter(({ name }) => name === "home"));
    expect(statuses(home)).toEqual({ home: 200 });
  });
  await expectRecovery();
});

/** A conversation that waits for the shop, and one that waits for a rating, on the page of their order. */
async function makeStory() {
  const { shopId, owner } = scene;
  const orderId = await makeOrder(shopId);
  await makeUpdate(owner, orderId, { title: "Where is it?" });
  const solved = await makeUpdate(owner, orderId, { title: "Two mugs chipped" });
  await solveUpdate(owner, { updateId: solved, notify: false });
  const rate = await makeLink(shopId, orderId, {
    ...{ purpose: "rate", updateId: solved, solveNumber: 1 },
  });
  return { orderId, rate: rate.url };
}

/** Sends what was typed into a field while the database stands still: it is told, and the text is still there. */
async function expectKept(page: Page, field: Locator, button: Locator, text: string) {
  await field.fill(text);
  await whileFrozen(async () => {
    const from = performance.now();
    await button.click();
    const said = page.getByText(/The service isn’t responding|The server didn’t respond/).first();
    await expect(said).toBeVisible();
    expect((performance.now() - from) / 1000).toBeLessThan(PATIENCE + 0.5);
    await expect(field).toHaveValue(text);
  });
  await expectRecovery();
}

test.describe("what was typed stays in its form", () => {
  test("a note of the team", async ({ page }) => {
    const { orderId } = await makeStory();
    const agent = await makeMember(scene.shopId, "agent");
    await signIn(page, scene.stack.url, await accountEmail(agent));
    await page.goto(`${scene.stack.url}/orders/${orderId}`);
    const card = page.getByRole("article", { name: "Where is it?" });
    const tab = (name: string) => card.getByRole("tab", { name: new RegExp(name) }).click();
    const reply = card.getByLabel(/^Reply to/);
    await reply.fill("A reply that waits");
    await tab("Internal notes");
    const note = card.getByLabel("Note for the team");
    const add = card.getByRole("button", { name: "Add internal note" });
    await expectKept(page, note, add, "Typed by Amara");
    await add.click();
    await expect(note).toHaveValue("");
    await expect(card.getByText("Typed by Amara")).toBeVisible();
    await tab("Customer notes");
    await expect(reply).toHaveValue("A reply that waits");
  });

  test("a reply in the portal", async ({ page }) => {
    const { shopId, owner } = scene;
    const orderId = await makeOrder(shopId);
    await makeUpdate(owner, orderId, { title: "Where is it?" });
    await page.goto((await makeLink(shopId, orderId)).url);
    const reply = page.getByLabel("Your reply");
    const send = page.getByRole("button", { name: "Send reply" });
    await expectKept(page, reply, send, "Typed by Clara");
    await send.click();
    await expect(page.getByText("Typed by Clara").first()).toBeVisible();
    await expect(reply).toHaveValue("");
  });

  test("the comment of a rating", async ({ page }) => {
    const { rate } = await makeStory();
    await page.goto(`${rate}?stars=2`);
    const comment = page.getByLabel("Comment (optional)");
    const submit = page.getByRole("button", { name: "Submit rating" });
    await expectKept(page, comment, submit, "The box was crushed");
    await submit.click();
    await expect(page.getByText("Thanks for your feedback!")).toBeVisible();
  });

  test("the comment of a rating, without scripts", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const { rate } = await makeStory();
    await page.goto(`${rate}?stars=2`);
    await page.getByLabel("Comment (optional)").fill("The box was crushed");
    await whileFrozen(async () => {
      await page.getByRole("button", { name: "Submit rating" }).click();
      await expect(page.getByRole("heading", { name: ENGLISH })).toBeVisible();
      await expect(page.getByLabel("What you wrote")).toHaveValue("The box was crushed");
      await page.screenshot({ path: "test-results/outage-form.png" });
      // Sent too early it is shown once more.
      await page.getByRole("button", { name: "Send again" }).click();
      await expect(page.getByLabel("What you wrote")).toHaveValue("The box was crushed");
    });
    await expectRecovery();
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("Thanks for your feedback!")).toBeVisible();
    await context.close();
  });

  test("a form of the settings", async ({ page }) => {
    await signIn(page, scene.stack.url, await accountEmail(scene.owner));
    await page.goto(`${scene.stack.url}/settings/shop`);
    const name = page.locator("#name");
    const save = page.getByRole("button", { name: "Save changes" });
    await expectKept(page, name, save, "Holm & Hazel & Sons");
    const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
    await save.click();
    expect((await saved).status()).toBe(200);
    await page.reload();
    await expect(name).toHaveValue("Holm & Hazel & Sons");
  });
});

test("the page is small, needs no scripts, and leads back", async ({ browser }) => {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, locale: "da-DK", colorScheme: "dark" },
    viewport: { width: 375, height: 700 },
  });
  const page = await context.newPage();
  await whileFrozen(async () => {
    const answer = await page.goto(`${scene.stack.url}/find/holm-hazel`);
    expect(answer?.status()).toBe(503);
    expect((await answer?.body())?.length).toBeLessThan(5_000);
    await expect(page.getByRole("heading", { name: DANISH })).toBeVisible();
    await page.screenshot({ path: "test-results/outage-page.png" });
  });
  await expectRecovery();
  await page.getByRole("link", { name: "Prøv igen" }).click();
  await expect(page).toHaveURL(`${scene.stack.url}/find/holm-hazel`);
  await expect(page.getByRole("heading", { name: DANISH })).toHaveCount(0);
  await context.close();
});
