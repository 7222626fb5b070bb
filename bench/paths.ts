import { randomUUID } from "node:crypto";
import { builtActions } from "@/lib/testing/server-actions";
import { type Ask, ask } from "./drive";
import type { Shop } from "./shop";

/** Where a request goes: the same shop is served directly and through the tap. */
export type Side = { url: string; shop: Shop };

/** What a path may cost. `ratio`: to the bare app's; `growth`: to the same on 10,000 updates. */
export type Goals = { cpu?: number; turns?: number; ratio?: number; growth?: number };

export type Path = {
  name: string;
  /** The bare app's path beside it. */
  beside: keyof typeof BARE;
  goals: Goals;
  /** Each request uses a solved conversation up. */
  rates?: true;
  /** Also measured on 10,000 updates. */
  grows?: true;
  /** Made once, before the first request. */
  prepare?: (side: Side) => Promise<void>;
  ask: (side: Side) => Ask;
};

const NOBODY = { accept: "*/*" };

/** The bare app: what each kind of answer costs at least. */
export const BARE = {
  hello: { path: "/hello", headers: NOBODY, status: 200, marker: "world" },
  page: { path: "/", headers: NOBODY, status: 200, marker: "Nothing is here." },
  insert: {
    ...{ path: "/insert", method: "POST", headers: { "content-type": "application/json" } },
    ...{ body: '{"stars":5}', status: 201, marker: '"id"' },
  },
} satisfies Record<string, Ask>;

const COMMENT = "Quick and friendly.";

/** In turn, so that no answer is always about the same rows. */
function inTurn<T>(list: (side: Side) => T[]): (side: Side) => T {
  let turn = 0;
  return (side) => {
    const all = list(side);
    turn += 1;
    return all[turn % all.length] as T;
  };
}

const rateByRest = ({ shop }: Side): Ask => ({
  path: `/api/v1/updates/${shop.takeSolved().updateId}/rating`,
  method: "POST",
  headers: { authorization: shop.authorization, "content-type": "application/json" },
  body: JSON.stringify({ stars: 5, comment: COMMENT }),
  status: 201,
  marker: '"stars":5',
});

const BOUNDARY = "----StarloopBench";

function formBody(fields: [name: string, value: string][]): string {
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

const FORM_TYPE = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

const said = ({ updateId, token }: { updateId: string; token: string }) => ({
  ...{ token, updateId, submissionId: randomUUID() },
  ...{ stars: "5", comment: COMMENT },
});

/** As the form on the star link's page calls it with scripts. */
const rateByAction = ({ url, shop }: Side): Ask => {
  const one = shop.takeSolved();
  const action = builtActions().find(({ name }) =>
    name.endsWith("ratings/actions.ts#rateConversation"),
  );
  const fields = Object.entries(said(one)).map(([name, value]): [string, string] => [
    `_1_${name}`,
    value,
  ]);
  return {
    path: `/rate/${one.token}?stars=5`,
    method: "POST",
    headers: {
      ...{ "next-action": action?.id ?? "", origin: url, accept: "text/x-component" },
      ...FORM_TYPE,
    },
    // React reads what it refers to first.
    body: formBody([...fields, ["0", JSON.stringify([{ status: "new" }, "$K1"])]]),
    status: 200,
    marker: '"status":"done"',
  };
};

let hidden: Record<string, string> | undefined;

/** What the form carries for React, as it stands in the page without scripts. */
async function readForm({ url, shop }: Side): Promise<void> {
  const answer = await ask(url, { path: `/rate/${shop.rateTokens[0]}` });
  const form = answer.body
    .toString()
    .split("<form")
    .find((part) => part.includes('name="stars"'));
  const inputs = [...(form ?? "").matchAll(/<input[^>]*type="hidden"[^>]*>/g)];
  hidden = Object.fromEntries(
    inputs.map(([input]) => {
      const name = input.match(/name="([^"]*)"/)?.[1] ?? "";
      const value = input.match(/value="([^"]*)"/)?.[1] ?? "";
      return [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")];
    }),
  );
}

const rateByForm = ({ url, shop }: Side): Ask => {
  const one = shop.takeSolved();
  return {
    path: `/rate/${one.token}`,
    method: "POST",
    headers: { origin: url, accept: "text/html", ...FORM_TYPE },
    body: formBody(Object.entries({ ...hidden, ...said(one) })),
    status: 200,
    marker: "Thanks for your feedback!",
  };
};

const nextPortal = inTurn(({ shop }) => shop.portals);
const nextToken = inTurn(({ shop }) => shop.rateTokens);

/** A page of the dashboard, as its owner sees it. */
const page =
  (path: (shop: Shop) => string, marker: (shop: Shop) => string | RegExp) =>
  ({ shop }: Side): Ask => ({
    path: path(shop),
    headers: { cookie: shop.cookie, accept: "text/html" },
    status: 200,
    marker: marker(shop),
  });

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
