import { readBudget } from "@/lib/customers/budget";
import { getCustomer } from "@/lib/customers/customer-detail";
import { listCustomers } from "@/lib/customers/queries";
import { addDays } from "@/lib/nps/report/periods";
import { getOrder } from "@/lib/orders/order-detail";
import { listOrderWords } from "@/lib/orders/order-words";
import { countOrders, listOrders } from "@/lib/orders/queries";
import { countChips, listMails, OUTBOX_FILTERS, readOutboxState } from "@/lib/outbox/queries";
import { readVisits } from "@/lib/portal/visits/queries";
import { countRatings, listRatings, type RatingFilter } from "@/lib/ratings/queries";
import { listChanges } from "@/lib/shops/log-queries";
import { DEEP, type Facts, type Named, PAGE, SEARCHES, today } from "@/lib/testing/readings/facts";
import { readLowRatings } from "@/lib/updates/home/low-ratings";
import * as home from "@/lib/updates/home/queries";
import { readUntold } from "@/lib/updates/home/untold";
import { listCards, listChoices } from "@/lib/updates/queries";
import { readTeam } from "@/lib/updates/team/queries";

/** The frame around every page, Home, Team and what the settings read of big tables. */
export function shell({ owner, agent }: Facts): Named[] {
  const log = (area: "mail" | null) => () => listChanges(owner, { area, ...PAGE });
  return [
    ["frame: waiting for me", () => home.countWaitingForMe(agent)],
    ["frame: failed emails", () => readOutboxState(owner)],
    ["home: waiting", () => home.listWaiting(agent)],
    ["home: open", () => home.listOpen(agent)],
    ["home: unassigned", () => home.listUnassigned(agent)],
    ["home: unrated", () => home.listUnrated(agent)],
    ["home: who waits for whom", () => home.countWaiting(owner)],
    ["home: low ratings", () => readLowRatings(agent)],
    ["home: untold", () => readUntold(owner)],
    ["home: any orders", () => home.hasOrders(owner)],
    ["team", () => readTeam(owner)],
    ["settings: log", log(null)],
    ["settings: log of an area", log("mail")],
    ["settings: order words", () => listOrderWords(owner, 1)],
  ];
}

export function orderLists({ owner, ids }: Facts): Named[] {
  const list = (args: object) => () => listOrders(owner, { q: "", filter: null, ...PAGE, ...args });
  return [
    ["orders: first page", list({})],
    ["orders: deep page", list(DEEP)],
    ["orders: open", list({ filter: "open" })],
    ["orders: open, deep", list({ filter: "open", ...DEEP })],
    ["orders: waiting", list({ filter: "waiting" })],
    ["orders: low", list({ filter: "low" })],
    ["orders: counts", () => countOrders(owner)],
    ...Object.entries(SEARCHES).map(([name, q]): Named => [`orders: search ${name}`, list({ q })]),
    ["orders: search in open", list({ q: "jensen", filter: "open" })],
    ["order page", () => getOrder(owner, ids.order)],
    ["order page: cards", () => listCards(owner, ids.order)],
    ["order page: cards of the worst order", () => listCards(owner, ids.bigOrder)],
    ["order page: choices", () => listChoices(owner)],
  ];
}

export function customerPages({ owner, ids }: Facts): Named[] {
  const list = (args: object) => () => listCustomers(owner, { q: "", ...PAGE, ...args });
  return [
    ["customers: first page", list({})],
    ["customers: deep page", list(DEEP)],
    ...Object.entries(SEARCHES).map(
      ([name, q]): Named => [`customers: search ${name}`, list({ q })],
    ),
    ["customer page", () => getCustomer(owner, ids.customer)],
    ["customer page of many orders", () => getCustomer(owner, ids.bigCustomer)],
    ["customer page: visits", () => readVisits(owner, ids.customer)],
    ["customer page: visits of many orders", () => readVisits(owner, ids.bigCustomer)],
    [
      "customer page: budget",
      async () => readBudget(owner, await getCustomer(owner, ids.customer)),
    ],
  ];
}

export function ratingPages({ owner, agent }: Facts): Named[] {
  const all: RatingFilter = {
    stars: null,
    memberId: null,
    withComment: false,
    from: null,
    to: null,
  };
  const list = (args: object) => () => listRatings(owner, { ...all, ...PAGE, ...args });
  const span = { from: addDays(today(), -400), to: addDays(today(), -370) };
  return [
    ["ratings: first page", list({})],
    ["ratings: deep page", list(DEEP)],
    ["ratings: two stars", list({ stars: 2 })],
    ["ratings: of a member", list({ memberId: agent.memberId })],
    ["ratings: with comment", list({ withComment: true })],
    [
      "ratings: low of a member with comment",
      list({ stars: 1, memberId: agent.memberId, withComment: true }),
    ],
    ["ratings: of some days", list(span)],
    ["ratings: counts", () => countRatings(owner, all)],
    ["ratings: counts with comment", () => countRatings(owner, { ...all, withComment: true })],
    [
      "ratings: counts of a member",
      () => countRatings(owner, { ...all, memberId: agent.memberId }),
    ],
  ];
}

export function outbox({ owner }: Facts): Named[] {
  const list = (args: object) => () =>
    listMails(owner, { q: "", filter: null, kind: null, ...PAGE, ...args });
  return [
    ["outbox: first page", list({})],
    ["outbox: deep page", list(DEEP)],
    ["outbox: counts", () => countChips(owner)],
    ...OUTBOX_FILTERS.map((filter): Named => [`outbox: ${filter}`, list({ filter })]),
    ["outbox: a kind", list({ kind: "rating.alert" })],
    ["outbox: a rare kind", list({ kind: "auth.reset" })],
    ["outbox: failed of a kind", list({ filter: "failed", kind: "rating.alert" })],
    ...Object.entries({ ...SEARCHES, address: "anne.dam.37@example.com" }).map(
      ([name, q]): Named => [`outbox: search ${name}`, list({ q })],
    ),
  ];
}
