import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Options = {
  /** Said with what is found. */
  where?: string;
  /** Left out: a mail in its frame runs no scripts, and axe would wait in it for ever. */
  exclude?: string;
};

/** Rules that axe leaves off by itself: names that begin otherwise than what is shown, and links too small to hit. */
const BEYOND_THE_STANDARD = {
  "label-content-name-mismatch": { enabled: true },
  "target-size": { enabled: true },
};

/** Axe finds nothing on the page, once everything that moves has come to rest: half a transition has colours of its own. */
export async function expectAccessible(page: Page, { where = "", exclude }: Options = {}) {
  await expect.poll(() => page.evaluate(countMoving), { message: `${where} is still` }).toBe(0);
  const axe = new AxeBuilder({ page }).options({ rules: BEYOND_THE_STANDARD });
  const { violations } = await (exclude ? axe.exclude(exclude) : axe).analyze();
  expect(violations.map(({ id, nodes }) => `${where} ${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** Runs in the page. What goes round for ever, like the placeholder of something that loads, is not waited for. */
function countMoving(): number {
  return document.getAnimations().filter(({ playState, effect }) => {
    const ends = effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    return playState === "running" && ends;
  }).length;
}

/** The page fits its window. */
export async function expectNoSideways(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, `${where} scrolls sideways`).toBe(false);
}
