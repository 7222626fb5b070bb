import type { Ask } from "./drive";
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

/** In turn, so that no answer is always about the same rows. */
export function inTurn<T>(list: (side: Side) => T[]): (side: Side) => T {
  let turn = 0;
  return (side) => {
    const all = list(side);
    turn += 1;
    return all[turn % all.length] as T;
  };
}

/** A page of the dashboard, as its owner sees it. */
export const page =
  (path: (shop: Shop) => string, marker: (shop: Shop) => string | RegExp) =>
  ({ shop }: Side): Ask => ({
    path: path(shop),
    headers: { cookie: shop.cookie, accept: "text/html" },
    status: 200,
    marker: marker(shop),
  });
