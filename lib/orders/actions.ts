"use server";

import { getTranslations } from "@/lib/i18n/get-translations";
import { runForm } from "@/lib/identity/gates/action";
import { memberAction } from "@/lib/identity/gates/define-action";
import { actionMember } from "@/lib/identity/gates/session";
import { listOrders } from "@/lib/orders/queries";
import { saveOrderWords } from "@/lib/orders/save-order-words";
import { orderListSchema } from "@/lib/orders/schema";
import { orderWordsSchema, readWordsForm } from "@/lib/orders/word-schema";
import { describeSave } from "@/lib/shops/describe-log";

/** Says what words for an order's state mean, and what that changed. */
export const saveWords = memberAction({
  role: "admin",
  read: readWordsForm,
  input: orderWordsSchema,
  run: saveOrderWords,
  say: (changes, _, locale) => describeSave(locale, changes),
});

export type OrderFound = { id: string; number: string; customer: string; email: string };

const SHOWN = 8;

/** The orders that "Go to order" offers for these letters, the newest for none; in words when it cannot. No form: called as one types. */
export async function findOrders(text: string): Promise<{ orders: OrderFound[]; words: string }> {
  const t = await getTranslations("keys.jump");
  const form = new FormData();
  let orders: OrderFound[] = [];
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    const { q } = orderListSchema.parse({ q: text });
    const found = await listOrders(actor, { q, filter: null, cursor: null, limit: SHOWN });
    orders = found.rows.map(({ id, number, customerName, email }) => ({
      id,
      number,
      customer: customerName,
      email: email ?? "",
    }));
    const words = q.trim();
    return { message: words ? t("found", { count: orders.length, q: words }) : t("newest") };
  });
  return { orders, words: state.message ?? "" };
}
