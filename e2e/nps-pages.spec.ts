import { expect, type Page, test } from "@playwright/test";
import { accountEmail } from "@/lib/testing/factories";
import { makeInvitation } from "@/lib/testing/nps";
import { goldenScores, makeAnswers } from "@/lib/testing/nps-answers";
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

const PAGES = [
  "/nps",
  "/nps?period=all&promoters=60&passives=30&detractors=10",
  "/nps/answers",
  "/nps/answers?band=detractor&comment=1",
  "/nps/asking",
  "/nps/asking/people",
  "/settings/nps",
  "/settings/nps/surveys",
  "/settings/nps/surveys/new",
  "/settings/nps/templates",
  "/settings/nps/lists",
  "/settings/nps/lists/categories/new",
  "/settings/nps/rules",
  "/settings/nps/rules/new",
  "/settings/nps/site",
];

/** Answers of both halves of the scale, with words, and an invitation that nobody answered yet. */
async function fill(): Promise<void> {
  await makeAnswers(scene.shopId, goldenScores(40), { comment: "=1+1 <b>Late again</b>" });
  await makeInvitation(scene.owner);
}

async function expectNothing(page: Page, where: string): Promise<void> {
  await expectAccessible(page, { where, exclude: "iframe" });
  await expectNoSideways(page, where);
}

for (const [width, scheme, state] of [
  [1440, "light", "empty"],
  [375, "dark", "full"],
] as const) {
  test.describe(`at ${width} px, ${scheme}, ${state}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });

    test("axe finds nothing, nothing scrolls sideways, the policy blocks nothing", async ({
      page,
    }) => {
      test.setTimeout(240_000);
      if (state === "full") await fill();
      const refused: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy|hydrat|React error/i.test(message.text()))
          refused.push(message.text());
      });
      await signIn(page, scene.stack.url, await accountEmail(scene.owner));
      for (const path of PAGES) {
        const answer = await page.goto(scene.stack.url + path);
        expect(answer?.status(), path).toBe(200);
        await expectNothing(page, path);
      }
      expect(refused).toEqual([]);
    });
  });
}

test("impossible dates are ignored, and the server survives", async ({ page }) => {
  await signIn(page, scene.stack.url, await accountEmail(scene.owner));
  for (const days of [
    "from=1000-01-01&to=9999-12-31",
    "from=9999-12-31&to=9999-12-31",
    "from=2000-01-01&to=2099-12-31",
    "to=0001-01-01",
  ]) {
    for (const path of ["/nps", "/nps/answers"]) {
      const answer = await page.goto(`${scene.stack.url}${path}?${days}`);
      expect(answer?.status(), `${path}?${days}`).toBe(200);
    }
  }
  expect((await fetch(`${scene.stack.url}/api/health`)).status).toBe(200);
});
