import { customers, orderItems, orders } from "@/db/schema";
import { DAY, HOUR } from "@/lib/base/time";
import type { Dice } from "@/lib/demo/load/dice";
import { addressOf, nameOf } from "@/lib/demo/load/names";
import type { Customer, Order, Run } from "@/lib/demo/load/run";
import { type Currency, PRODUCTS, priceOf } from "@/lib/demo/products";

const NEW_CUSTOMER = 0.55;
/** One customer orders for a whole chain of hotels. */
const BIG_BUYER = 0.002;
const TAGS = ["vip", "b2b", "newsletter", "press"];
const CURRENCIES: Currency[] = ["DKK", "EUR", "GBP", "SEK", "NOK", "USD"];
const CURRENCY_WEIGHTS = [50, 25, 10, 8, 4, 3];
const OVER = ["completed", "delivered", "wc-completed", "Leveret", "refunded", "cancelled"];
const OVER_WEIGHTS = [60, 14, 10, 10, 4, 2];
const UNDER_WAY = ["processing", "shipped", "on-hold", "Under behandling", "afsendt"];
const GOODS = Object.values(PRODUCTS);
const ITEM_WEIGHTS = [45, 28, 14, 7, 4, 2];

/** Who orders next: somebody new, or one of those there are, the earlier the likelier. */
function buyerOf(run: Run, known: Customer[], placedAt: number): Customer {
  const { dice } = run;
  const big = known[0];
  if (big && dice.hits(BIG_BUYER)) return big;
  if (known.length > 0 && !dice.hits(NEW_CUSTOMER)) {
    return known[Math.floor(known.length * dice.next() ** 2)] as Customer;
  }
  const customer = newCustomer(run, known.length + 1, placedAt);
  known.push(customer);
  return customer;
}

function newCustomer({ dice, rows, shop }: Run, number: number, placedAt: number): Customer {
  const person = nameOf(dice);
  const address = addressOf(person, number);
  const kind = dice.next();
  const email = kind < 0.006 ? null : address;
  const unusableEmail = kind < 0.002 ? `${person.first} (telephones)` : null;
  const name = `${person.first} ${person.last}`;
  const id = dice.uuid();
  rows.put(customers, {
    ...{ shopId: shop.id, id, email, unusableEmail, name },
    firstName: person.first,
    lastName: person.last,
    tags: dice.hits(0.04) ? [dice.pick(TAGS)] : [],
    createdAt: new Date(placedAt),
  });
  const { first, last, locale } = person;
  const history = { orders: 0, askedAt: 0, blocked: false };
  return {
    id,
    name,
    first,
    last,
    email,
    locale,
    ...history,
    answered: new Set(),
    stopped: new Set(),
  };
}

/** Writes the next order with its items, and its customer where that is a new one. */
export function writeOrder(run: Run, known: Customer[], index: number, placedAt: number): Order {
  const { dice, rows, shop, now } = run;
  const customer = buyerOf(run, known, placedAt);
  customer.orders++;
  const id = dice.uuid();
  const number = String(10_000 + index);
  const currency = CURRENCIES[dice.weighed(CURRENCY_WEIGHTS)] as Currency;
  const total = writeItems(run, id, currency);
  const over = placedAt < now - 12 * DAY;
  const status = over ? (OVER[dice.weighed(OVER_WEIGHTS)] as string) : dice.pick(UNDER_WAY);
  const completed = over && status !== "cancelled";
  const completedAt = Math.min(placedAt + dice.between(20, 240) * HOUR, now);
  rows.put(orders, {
    ...{ shopId: shop.id, id, number, customerId: customer.id, status, currency },
    externalId: `${number}`,
    customerName: customer.name,
    customerFirstName: customer.first,
    customerLastName: customer.last,
    email: customer.email,
    total: total.toFixed(2),
    placedAt: new Date(placedAt),
    completedAt: completed ? new Date(completedAt) : null,
    locale: customer.locale,
    changedAt: new Date(completed ? completedAt : placedAt),
    createdAt: new Date(placedAt),
  });
  return { id, number, customer, placedAt };
}

/** Writes what was ordered; returns what it costs. */
function writeItems({ dice, rows, shop }: Run, orderId: string, currency: Currency): number {
  const count = dice.weighed(ITEM_WEIGHTS) + 1;
  let sum = 0;
  for (let position = 0; position < count; position++) {
    const { name, sku, euros } = dice.pick(GOODS);
    const quantity = quantityOf(dice);
    const total = Number((priceOf(euros, currency) * quantity).toFixed(2));
    sum += total;
    rows.put(orderItems, {
      ...{ shopId: shop.id, id: dice.uuid(), orderId, position, name, sku, quantity },
      total: total.toFixed(2),
    });
  }
  return sum;
}

/** Cloth is sold by the metre. */
function quantityOf(dice: Dice): number {
  const kind = dice.next();
  if (kind < 0.02) return dice.between(1, 80) / 10;
  return kind < 0.8 ? 1 : dice.between(2, 12);
}
