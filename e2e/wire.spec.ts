import { expect, test } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { askRight } from "@/bench/drive";
import type { Path } from "@/bench/path";
import { PATHS } from "@/bench/paths";
import { openShop, type Shop } from "@/bench/shop";
import type { MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import {
  makeCustomer,
  makeMember,
  makeOrder,
  makeUnassigned,
  makeUpdate,
} from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { fillReviews } from "@/lib/testing/survey";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

/** The first ones open connections and prepare statements. */
/** More than there are connections, each of which learns a statement at its first time. */
const TRIES = 12;
const TRIES_OF_A_LIST = 4;
const FEW = 2;
const MANY = 30;

let scene: Scene;
let sql: Sql;
let shop: Shop;

test.beforeAll(async () => {
  // No worker: every statement on the wire is the page's.
  scene = await startScene({ workers: 0, tap: true });
  sql = postgres(scene.stack.databaseUrl, { max: 2, onnotice: () => {} });
  await addRows(scene.owner, FEW);
  shop = await openShop(sql, FEW);
});
test.afterAll(async () => {
  await sql.end();
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** More rows of everything that a list shows. */
async function addRows(owner: MemberActor, count: number, onOrder?: string): Promise<void> {
  const { shopId } = owner;
  for (let n = 0; n < count; n += 1) {
    const orderId = await makeOrder(shopId);
    const updateId = await makeUpdate(owner, orderId);
    await solveUpdate(owner, { updateId, notify: true });
    const customer = await makeCustomer(shopId, orderId);
    await submitRating(customer, { updateId, stars: (n % 5) + 1, comment: `Comment ${n}` });
    const open = await makeUpdate(owner, orderId, { assigneeId: owner.memberId });
    await writeNote(customer, { updateId: open, kind: "customer", body: "Any news?" });
    await makeUnassigned(shopId, orderId);
    if (onOrder) await makeUpdate(owner, onOrder, { title: `Question ${n}` });
  }
  await makeMember(shopId, "agent");
  await fillReviews(shopId, count, new Date().toISOString().slice(0, 10));
}

/** The least turns and statements that an answer takes. */
async function onTheWire(path: Path, tries = TRIES) {
  const side = { url: scene.stack.url, shop };
  await path.prepare?.(side);
  if (path.rates) await shop.stock(sql, tries);
  let turns = Number.POSITIVE_INFINITY;
  let statements: string[] | undefined;
  for (let turn = 0; turn < tries; turn += 1) {
    const sent = path.ask(side);
    const heard = await scene.stack.tap?.listen(() => askRight(side.url, sent));
    if (!heard) throw new Error("A scene without its tap.");
    turns = Math.min(turns, heard.turns);
    if (!statements || heard.statements.length < statements.length) statements = heard.statements;
  }
  return { turns, statements: statements ?? [] };
}

/** The beginnings of statements, a line each. */
const shortly = (statements: string[]) =>
  statements.map((text) => text.trim().replaceAll(/\s+/g, " ").slice(0, 120)).join("\n");

for (const path of PATHS.filter(({ goals }) => goals.turns)) {
  const { turns = 0 } = path.goals;
  test(`${path.name} waits for the database at most ${turns} times`, async () => {
    const heard = await onTheWire(path);
    expect(heard.turns, shortly(heard.statements)).toBeLessThanOrEqual(turns);
    // Somebody was asked at all.
    expect(heard.turns).toBeGreaterThan(0);
  });
}

test("lists ask the database as often for many rows as for a few", async () => {
  test.setTimeout(300_000);
  const lists = PATHS.filter(({ grows }) => grows);
  const few = new Map<string, string[]>();
  for (const path of lists) few.set(path.name, (await onTheWire(path, TRIES_OF_A_LIST)).statements);
  await addRows(scene.owner, MANY, shop.samples.orderId);
  for (const path of lists) {
    const { statements } = await onTheWire(path, TRIES_OF_A_LIST);
    expect(statements.length, path.name).toBeGreaterThan(0);
    expect(statements.sort(), path.name).toEqual(few.get(path.name)?.sort());
  }
});
