import { addressOf, type Place } from "./addresses";
import { type Body, damaged, type Headers, MULTIPART, multipart, written } from "./bytes";
import type { Chance } from "./chance";
import { METHODS, ODD_METHODS, ODD_TARGETS, ODD_VALUES } from "./odd";
import type { FuzzRequest } from "./send";

/** What the requests are about: rows that there are, those who may see them, and how actions are called. */
export type Ground = {
  origin: string;
  places: Place[];
  /** Of orders, updates and links. */
  ids: string[];
  /** `Cookie` headers; empty for nobody. */
  cookies: string[];
  authorization: string;
  /** What programs send, by the path. */
  bodies: [path: string, body: object][];
  actions: {
    id: string;
    cookie: string | null;
    fields: Record<string, string>;
    args?: unknown[];
  }[];
};

const FORM = "application/x-www-form-urlencoded";

/** One request of the many, by chance. */
export function someRequest(chance: Chance, ground: Ground): FuzzRequest {
  const kinds = [look, look, call, call, post, callByProgram, lost];
  return chance.pick(kinds)(chance, ground);
}

/** A page or route is looked at. */
function look(chance: Chance, ground: Ground): FuzzRequest {
  const target = addressOf(chance, chance.pick(ground.places), ground.ids);
  return written(chance, ground, {
    method: chance.pick(["GET", "GET", "HEAD"]),
    target,
    headers: [],
  });
}

/** An action is called, with scripts or without, with something in its form that does not belong there. */
function call(chance: Chance, ground: Ground): FuzzRequest {
  const { id, cookie, fields, args } = chance.pick(ground.actions);
  const odd = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    chance.happens(0.3) ? chance.pick(ODD_VALUES) : value,
  ]);
  const headers: Headers = [
    ["Origin", ground.origin],
    ...(cookie ? [["Cookie", cookie] as [string, string]] : []),
  ];
  const target = chance.pick([
    "/sign-in",
    "/orders",
    addressOf(chance, chance.pick(ground.places), ground.ids),
  ]);
  const how = args ?? [{ status: "new" }, "$K1"];
  const sent = JSON.stringify(chance.happens(0.3) ? oddArguments(chance, how) : how);
  if (chance.happens(0.3)) {
    const parts: [string, string][] = [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })],
      ["$ACTION_1:1", chance.happens(0.3) ? sent : '[{"status":"new"}]'],
      ["$ACTION_KEY", "k1"],
      ...odd,
    ];
    return written(chance, ground, {
      method: "POST",
      target,
      headers,
      body: multipart(chance, parts),
    });
  }
  headers.push(["Next-Action", id]);
  const body = chance.happens(0.1)
    ? { type: "text/plain;charset=UTF-8", bytes: damaged(chance, Buffer.from(sent)) }
    : multipart(chance, [
        ...odd.map(([name, value]): [string, string] => [`_1_${name}`, value]),
        ["0", sent],
      ]);
  return written(chance, ground, { method: "POST", target, headers, body });
}

function oddArguments(chance: Chance, args: unknown[]): unknown {
  const odd: unknown[] = [
    ...ODD_VALUES,
    null,
    5,
    [],
    {},
    [["a"]],
    JSON.parse('{"then":"$1:then","__proto__":{}}'),
    [[[]]],
    Array(30).fill("a"),
  ];
  const text = chance.pick([
    "$Q1",
    "$W1",
    "$F1",
    "$h1",
    "$@1",
    "$B1",
    "$R1",
    "$T",
    "$Dzz",
    "$n1x",
    "$0:0:a",
  ]);
  return chance.pick<unknown>([
    args.map(() => chance.pick(odd)),
    [...args, text],
    chance.pick(odd),
    [text],
    args.slice(1),
  ]);
}

/** Anything is sent anywhere, in any of the ways forms are sent. */
function post(chance: Chance, ground: Ground): FuzzRequest {
  const target = addressOf(chance, chance.pick(ground.places), ground.ids);
  const fields = chance.some(
    ["score", "comment", "rating", "List-Unsubscribe", "email", "number", "__proto__", "a"],
    4,
  );
  const pairs = fields.map((name): [string, string] => [name, chance.pick(ODD_VALUES)]);
  const body = chance.pick<() => Body>([
    () => multipart(chance, pairs),
    () => ({ type: FORM, bytes: damaged(chance, Buffer.from(String(new URLSearchParams(pairs)))) }),
    () => ({
      type: "application/json",
      bytes: damaged(chance, Buffer.from(JSON.stringify(Object.fromEntries(pairs)))),
    }),
    () => ({
      type: chance.pick([FORM, MULTIPART, "text/plain", null]),
      bytes: Buffer.from(chance.pick(ODD_VALUES)),
    }),
    () => ({
      type: chance.pick([FORM, MULTIPART, "application/json"]),
      bytes: Buffer.alloc(chance.pick([262_145, 307_201, 600_000]), "a"),
    }),
  ])();
  return written(chance, ground, {
    method: chance.pick(METHODS),
    target,
    headers: [["Origin", ground.origin]],
    body,
  });
}

/** A shop's program calls the API, with something odd in what it says. */
function callByProgram(chance: Chance, ground: Ground): FuzzRequest {
  const [path, valid] = chance.pick(ground.bodies);
  const odd: unknown[] = [
    ...ODD_VALUES,
    null,
    5,
    -1,
    1e308,
    [],
    {},
    true,
    [[]],
    { a: "b" },
    ["a", null],
  ];
  const said = Object.entries(valid).map(([name, value]) => [
    name,
    chance.happens(0.3) ? chance.pick(odd) : value,
  ]);
  const target = path.replace(
    "{id}",
    chance.happens(0.9)
      ? chance.pick(ground.ids)
      : encodeURIComponent(chance.pick(["x", "%", "💥"])),
  );
  const headers: Headers = [["Authorization", ground.authorization]];
  const body = {
    type: "application/json",
    bytes: damaged(chance, Buffer.from(JSON.stringify(Object.fromEntries(said)))),
  };
  return written(chance, ground, {
    method: chance.pick(["POST", "POST", "POST", ...METHODS]),
    target,
    headers,
    body,
  });
}

/** The first line says nothing that leads anywhere. */
function lost(chance: Chance, ground: Ground): FuzzRequest {
  const method = chance.pick([...METHODS, ...METHODS, ...ODD_METHODS]);
  const body = chance.happens(0.3) ? multipart(chance, [["a", "b"]]) : undefined;
  return written(chance, ground, {
    method,
    target: chance.pick(ODD_TARGETS),
    headers: [["Origin", ground.origin]],
    body,
  });
}
