import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { orders, orderWords, settingChanges } from "@/db/schema";
import { ORDER_MEANINGS, type OrderMeaning } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { knownMeaning, knownWords } from "@/lib/orders/known-words";
import { fellThrough, orderMeans } from "@/lib/orders/order-meaning.sql";
import { listOrderWords } from "@/lib/orders/order-words";
import { saveOrderWords } from "@/lib/orders/save-order-words";
import { readWordsForm, WORDS_PAGE, wordKey } from "@/lib/orders/word-schema";
import { describeSave } from "@/lib/shops/describe-log";
import { listChanges } from "@/lib/shops/log-queries";
import { makeMember, makeOrder, makeShop } from "@/lib/testing/factories";

let shopId: string;
let owner: MemberActor;
beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
});

/** What the database makes of an order's state in the shop. */
async function meaningOf(status: string, shop = shopId): Promise<OrderMeaning | "unknown"> {
  for (const meaning of ORDER_MEANINGS) {
    const [row] = await database().execute<{ means: boolean }>(
      sql`select ${orderMeans(shop, sql`${status}::text`, [meaning])} as means`,
    );
    if (row?.means) return meaning;
  }
  return "unknown";
}

const map = (word: string, meaning: OrderMeaning, by = owner) =>
  saveOrderWords(by, { changed: [{ word, meaning }], added: null });

describe("words that are known from the start", () => {
  test.each<[string, OrderMeaning]>([
    ["wc-pending", "new"],
    ["wc-on-hold", "new"],
    ["wc-processing", "processing"],
    ["processing", "processing"],
    ["wc-completed", "delivered"],
    ["wc-cancelled", "cancelled"],
    ["cancelled", "cancelled"],
    ["wc-refunded", "refunded"],
    ["wc-failed", "cancelled"],
    ["failed", "cancelled"],
    ["trash", "cancelled"],
    ["partially_refunded", "refunded"],
    ["partially-refunded", "refunded"],
    ["fulfilled", "delivered"],
    ["voided", "cancelled"],
    ["Payment accepted", "processing"],
    ["PS_OS_CANCELED", "cancelled"],
    ["canceled", "cancelled"],
    ["holded", "new"],
    ["pending_payment", "new"],
    ["complete", "delivered"],
    ["closed", "refunded"],
    [" Annulleret ", "cancelled"],
    ["Refunderet", "refunded"],
    ["Delvist refunderet", "refunded"],
    ["Afsendt", "shipped"],
    ["LEVERET", "delivered"],
  ])("%s: %s", async (status, meaning) => {
    expect(await meaningOf(status)).toBe(meaning);
    expect(knownMeaning(status.trim().toLowerCase())).toBe(meaning);
  });

  test.each(["klar-til-afhentning", "Ready for pickup", "", "wc-", "cancelled?"])(
    "nobody knows “%s”",
    async (status) => {
      expect(await meaningOf(status)).toBe("unknown");
      const [row] = await database().execute<{ over: boolean }>(
        sql`select ${fellThrough(shopId, sql`${status}::text`)} as over`,
      );
      expect(row?.over).toBe(false);
    },
  );

  test("mean one thing each", () => {
    const all = ORDER_MEANINGS.flatMap((meaning) => knownWords([meaning]));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter((word) => word !== word.trim().toLowerCase())).toEqual([]);
  });
});

describe("the shop's own words", () => {
  test("count at once, for its orders alone, and are logged", async () => {
    const other = await makeShop("Other");
    expect(await map("Bortfaldet", "cancelled")).toEqual([
      { setting: "store.word.bortfaldet", from: "unmapped", to: "cancelled" },
    ]);
    expect(await meaningOf("BORTFALDET")).toBe("cancelled");
    expect(await meaningOf("bortfaldet", other.shopId)).toBe("unknown");
    const { rows } = await listChanges(owner, { area: "store", cursor: null, limit: 5 });
    expect(rows).toMatchObject([{ setting: "store.word.bortfaldet", by: "Ida Lindqvist" }]);
    expect(describeSave("en", rows)).toBe(
      "Saved 1 change: Order word “bortfaldet” Not mapped yet → Cancelled.",
    );
  });

  test("beat what is known, and can be changed again", async () => {
    expect(await map("closed", "delivered")).toMatchObject([{ from: "refunded", to: "delivered" }]);
    expect(await meaningOf("Closed")).toBe("delivered");
    expect(await map("closed", "delivered")).toEqual([]);
    expect(await map("closed", "refunded")).toMatchObject([{ from: "delivered", to: "refunded" }]);
    expect(await meaningOf("closed")).toBe("refunded");
    expect(await map("cancelled", "cancelled")).toEqual([]);
  });

  test("“other” is a meaning, and no longer unmapped", async () => {
    await makeOrder(shopId, { status: "Klar til afhentning" });
    expect((await listOrderWords(owner, 1)).unmapped).toBe(1);
    await map("klar til afhentning", "other");
    const { rows, unmapped } = await listOrderWords(owner, 1);
    expect([unmapped, rows[0]?.meaning]).toEqual([0, "other"]);
  });

  test("an order whose word means delivered counts as delivered from then on", async () => {
    await map("udleveret", "delivered");
    const orderId = await makeOrder(shopId, { status: "Udleveret" });
    const [row] = await database().select().from(orders).where(eq(orders.id, orderId));
    expect(row?.completedAt).toEqual(row?.placedAt);
    const unknown = await makeOrder(shopId, { status: "Klar" });
    const [open] = await database().select().from(orders).where(eq(orders.id, unknown));
    expect(open?.completedAt).toBeNull();
  });

  test("are for those who may change settings", async () => {
    const agent = await makeMember(shopId, "agent");
    await expect(map("x", "other", agent)).rejects.toThrow("forbidden");
    await expect(listOrderWords(agent, 1)).rejects.toThrow("forbidden");
    const admin = await makeMember(shopId, "admin");
    expect(await map("x", "new", admin)).toHaveLength(1);
  });

  test("two at once: both are kept, and the log tells each change once", async () => {
    await Promise.all(
      (["shipped", "cancelled"] as const).map((meaning) => map("på lager", meaning)),
    );
    const logged = await database()
      .select()
      .from(settingChanges)
      .where(
        and(eq(settingChanges.shopId, shopId), eq(settingChanges.setting, "store.word.på lager")),
      );
    expect(logged).toHaveLength(2);
    const stored = await database().select().from(orderWords).where(eq(orderWords.shopId, shopId));
    expect(stored).toHaveLength(1);
    const froms = logged.map(({ from }) => from).sort();
    expect(froms).toContain("unmapped");
    expect(froms.some((from) => from === "shipped" || from === "cancelled")).toBe(true);
  });
});

describe("the list", () => {
  test("has each word once however it is written, unmapped ones first, then the most frequent", async () => {
    for (const status of ["Completed", "completed", "completed", "processing", "Bestilt hjem"]) {
      await makeOrder(shopId, { status });
    }
    await makeOrder((await makeShop()).shopId, { status: "elsewhere" });
    await map("mapped beforehand", "shipped");
    expect(await listOrderWords(owner, 1)).toEqual({
      total: 4,
      unmapped: 1,
      rows: [
        { word: "bestilt hjem", written: "Bestilt hjem", orders: 1, meaning: null },
        { word: "completed", written: "completed", orders: 3, meaning: "delivered" },
        { word: "processing", written: "processing", orders: 1, meaning: "processing" },
        { word: "mapped beforehand", written: "mapped beforehand", orders: 0, meaning: "shipped" },
      ],
    });
  });

  test("of thousands is read page by page", async () => {
    const orderId = await makeOrder(shopId, { status: "processing" });
    await database().execute(sql`
      insert into orders (shop_id, external_id, number, customer_id, customer_name, status, currency, total, placed_at)
      select shop_id, n, n, customer_id, 'C', 'word ' || n, 'EUR', 1, now()
      from orders, generate_series(1, 3000) n where id = ${orderId}::uuid`);
    const pages = Math.ceil(3001 / WORDS_PAGE);
    const last = await listOrderWords(owner, pages);
    expect([last.total, last.unmapped, last.rows.length]).toEqual([3001, 3000, 1]);
    expect(last.rows[0]?.word).toBe("processing");
    const seen = new Set((await listOrderWords(owner, 1)).rows.map(({ word }) => word));
    for (const { word } of (await listOrderWords(owner, 2)).rows) {
      expect(seen.has(word)).toBe(false);
    }
  });

  test("a form sends what was changed, and no more", () => {
    const form = new FormData();
    const put = (word: string, before: string, meaning: string) => {
      form.set(`before-${wordKey(word)}`, before);
      form.set(`meaning-${wordKey(word)}`, meaning);
    };
    put("på vej", "shipped", "shipped");
    put("klar.til 'æ\"", "", "cancelled");
    put("nobody knows", "", "");
    form.set("meaning-zz", "new");
    form.set("addedWord", "  ");
    expect(readWordsForm(form)).toEqual({
      changed: [{ word: "klar.til 'æ\"", meaning: "cancelled" }],
      added: null,
    });
  });
});
