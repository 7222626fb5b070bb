import { inTurn, type Path, page } from "./path";
import { rateByAction, rateByForm, rateByRest, readForm } from "./rate";

const nextPortal = inTurn(({ shop }) => shop.portals);
const nextToken = inTurn(({ shop }) => shop.rateTokens);

const LIST = { beside: "page", grows: true, goals: { ratio: 4, growth: 1.2 } } as const;
const CUSTOMER_PAGE = { beside: "page", goals: { ratio: 3, turns: 4 } } as const;

/** A row of a list leads to something with an id. */
const row = (to: string) => new RegExp(`href="${to}[0-9a-f]{8}-`);

export const PATHS: Path[] = [
  {
    ...{ name: "rate-rest", beside: "insert", rates: true, ask: rateByRest },
    goals: { cpu: 3, turns: 4 },
  },
  {
    ...{ name: "rate-action", beside: "insert", rates: true, ask: rateByAction },
    goals: { cpu: 5, turns: 7 },
  },
  {
    ...{ name: "rate-form", beside: "insert", rates: true, ask: rateByForm, prepare: readForm },
    goals: { cpu: 5, turns: 7 },
  },
  {
    ...{ name: "portal", ...CUSTOMER_PAGE },
    ask(side) {
      const { orderId, cookie } = nextPortal(side);
      return {
        ...{ path: `/portal/${orderId}`, headers: { cookie, accept: "text/html" } },
        ...{ status: 200, marker: "Stoneware mug" },
      };
    },
  },
  {
    ...{ name: "rate-page", ...CUSTOMER_PAGE },
    ask: (side) => ({
      ...{ path: `/rate/${nextToken(side)}?stars=4`, headers: { accept: "text/html" } },
      ...{ status: 200, marker: "Submit rating" },
    }),
  },
  {
    name: "home",
    ...LIST,
    ask: page(
      () => "/home",
      () => /needs? a reply|all caught up/,
    ),
  },
  {
    name: "orders",
    ...LIST,
    ask: page(
      () => "/orders",
      () => row("/orders/"),
    ),
  },
  {
    ...{ name: "orders-waiting", ...LIST },
    ask: page(
      () => "/orders?filter=waiting",
      () => row("/orders/"),
    ),
  },
  {
    ...{ name: "orders-search", ...LIST },
    ask: page(
      ({ samples }) => `/orders?q=${encodeURIComponent(samples.number)}`,
      ({ samples }) => samples.orderId,
    ),
  },
  {
    ...{ name: "orders-no-match", ...LIST },
    ask: page(
      () => "/orders?q=zzzqqq",
      () => "zzzqqq",
    ),
  },
  {
    ...{ name: "orders-deep", ...LIST },
    ask: page(
      ({ samples }) => `/orders?cursor=${samples.deep.orders}`,
      () => row("/orders/"),
    ),
  },
  {
    ...{ name: "order", ...LIST },
    ask: page(
      ({ samples }) => `/orders/${samples.orderId}`,
      ({ samples }) => samples.number,
    ),
  },
  {
    name: "ratings",
    ...LIST,
    ask: page(
      () => "/ratings",
      () => row("/orders/"),
    ),
  },
  {
    ...{ name: "ratings-deep", ...LIST },
    ask: page(
      ({ samples }) => `/ratings?cursor=${samples.deep.ratings}`,
      () => row("/orders/"),
    ),
  },
  {
    name: "customers",
    ...LIST,
    ask: page(
      () => "/customers",
      () => row("/customers/"),
    ),
  },
  {
    ...{ name: "customers-search", ...LIST },
    ask: page(
      ({ samples }) => `/customers?q=${encodeURIComponent(samples.word)}`,
      ({ samples }) => samples.word,
    ),
  },
  {
    ...{ name: "customers-deep", ...LIST },
    ask: page(
      ({ samples }) => `/customers?cursor=${samples.deep.customers}`,
      () => row("/customers/"),
    ),
  },
  {
    name: "team",
    ...LIST,
    ask: page(
      () => "/team",
      () => "Team members, best lower bound",
    ),
  },
  {
    name: "outbox",
    ...LIST,
    ask: page(
      () => "/outbox",
      () => row("/outbox/"),
    ),
  },
  {
    ...{ name: "outbox-search", ...LIST },
    ask: page(
      ({ samples }) => `/outbox?q=${encodeURIComponent(samples.address)}`,
      ({ samples }) => samples.address,
    ),
  },
  {
    ...{ name: "outbox-deep", ...LIST },
    ask: page(
      ({ samples }) => `/outbox?cursor=${samples.deep.mails}`,
      () => row("/outbox/"),
    ),
  },
  {
    name: "nps",
    ...LIST,
    ask: page(
      () => "/nps",
      () => "Promoters, 9–10",
    ),
  },
  {
    name: "nps-answers",
    ...LIST,
    ask: page(
      () => "/nps/answers",
      () => 'id="answer-',
    ),
  },
  {
    ...{ name: "nps-answers-deep", ...LIST },
    ask: page(
      ({ samples }) => `/nps/answers?cursor=${samples.deep.answers}`,
      () => 'id="answer-',
    ),
  },
  {
    ...{ name: "rest-reviews-1000", beside: "hello", grows: true },
    goals: { cpu: 5, growth: 1.2 },
    ask: ({ shop }) => ({
      path: "/api/v1/nps/reviews?limit=1000",
      headers: { authorization: shop.authorization },
      ...{ status: 200, marker: '"data":[' },
    }),
  },
];
