import { expect, test } from "vitest";
import type { Claimed } from "@/lib/mail/dispatch/claims";
import { groupsOf, type Lane } from "@/lib/mail/dispatch/lanes";
import { Lines, type Taken } from "@/lib/mail/dispatch/lines";
import type { Outcome } from "@/lib/mail/transport";

const SENT: Outcome = { result: "sent", providerId: null };
const AWAY: Outcome = { result: "later", reason: "", unreachable: true };

let made = 0;
function mail(kind: Claimed["kind"], shopId = "shop", more: Partial<Claimed> = {}): Claimed {
  const mailId = `mail-${made++}`;
  return { shopId, mailId, kind, about: mailId, isRepeat: false, ...more };
}
const laneOf = (kind: Claimed["kind"]): Lane => (kind.startsWith("auth") ? 0 : 1);

function linesWith(mails: Claimed[]) {
  const lines = new Lines(laneOf);
  lines.add(mails);
  lines.route(() => "server");
  return lines;
}
function takeAll(lines: Lines): Taken[] {
  const taken: Taken[] = [];
  for (let next = lines.take(); next; next = lines.take()) taken.push(next);
  return taken;
}
async function connected(lines: Lines, taken: Taken[]): Promise<Taken[]> {
  const through: Taken[] = [];
  for (const one of taken) void lines.connect(one).then(() => through.push(one));
  await new Promise((resolve) => setImmediate(resolve));
  return through;
}
/** The first mail goes alone, and tells what the server is like. */
async function after(outcome: Outcome, took: number, mails: Claimed[]) {
  const lines = linesWith([mail("portal.link")]);
  const [first] = takeAll(lines);
  if (!first) throw new Error("Nothing was taken.");
  await lines.connect(first);
  lines.disconnect(first, outcome, took);
  lines.leave(first);
  lines.add(mails);
  lines.route(() => "server");
  return lines;
}
const many = () => Array.from({ length: 40 }, () => mail("portal.link"));

test("a server nobody has asked yet, and one that is away, get one mail at a time", async () => {
  expect(takeAll(linesWith(many()))).toHaveLength(1);
  expect(takeAll(await after(AWAY, 5, many()))).toHaveLength(1);
});

test("a way into an account, which goes by another server, waits for none of the shop's", async () => {
  const lines = linesWith(many());
  expect(takeAll(lines)).toHaveLength(1);
  const signIn = mail("auth.sign_in");
  lines.add([signIn]);
  lines.route(({ kind }) => (kind === "auth.sign_in" ? "installation" : "server"));
  expect(takeAll(lines)).toMatchObject([{ mail: signIn, server: "installation" }]);
});

test("only for a quick server mails are worded ahead; connections are never more than there may be", async () => {
  expect(takeAll(await after(SENT, 2000, many()))).toHaveLength(4);
  const lines = await after(SENT, 5, many());
  const taken = takeAll(lines);
  expect(taken).toHaveLength(16);
  const through = await connected(lines, taken);
  expect(through).toHaveLength(4);
  // The next ones are worded several at once, when enough of them have left.
  const finishOne = () => {
    const one = through.shift();
    if (!one) throw new Error("None has a connection.");
    lines.disconnect(one, SENT, 5);
    lines.leave(one);
    return new Promise((resolve) => setImmediate(resolve));
  };
  for (let n = 0; n < 7; n += 1) {
    await finishOne();
    expect(takeAll(lines)).toHaveLength(0);
  }
  await finishOne();
  expect(takeAll(lines)).toHaveLength(8);
  // A sign-in finds room to be worded, and a connection, whatever waits.
  lines.add([mail("auth.sign_in", "other")]);
  lines.route(() => "server");
  const signIn = takeAll(lines);
  expect(signIn).toHaveLength(1);
  expect(await connected(lines, signIn)).toHaveLength(1);
});

test("a server that falls silent gets what was worded for it one at a time", async () => {
  const lines = await after(SENT, 5, many());
  const taken = takeAll(lines);
  const through: Taken[] = [];
  for (const one of taken) void lines.connect(one).then(() => through.push(one));
  await new Promise((resolve) => setImmediate(resolve));
  for (const one of through.slice(0, 4)) {
    lines.disconnect(one, AWAY, 60_000);
    lines.leave(one);
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(through).toHaveLength(5);
  expect(takeAll(lines)).toHaveLength(0);
});

test("what waits for a connection gets it by lane", async () => {
  const lines = await after(SENT, 5, [
    ...many().slice(0, 16),
    mail("auth.reset"),
    mail("auth.reset"),
  ]);
  const taken = takeAll(lines);
  const order: string[] = [];
  for (const one of taken.filter(({ lane }) => lane === 1)) {
    void lines.connect(one).then(() => order.push("service"));
  }
  for (const one of taken.filter(({ lane }) => lane === 0)) {
    void lines.connect(one).then(() => order.push("sign-in"));
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual(["service", "service", "service", "service", "sign-in"]);
  const [busy] = taken.filter(({ lane }) => lane === 1);
  if (busy) lines.disconnect(busy, SENT, 5);
  await new Promise((resolve) => setImmediate(resolve));
  expect(order.at(-1)).toBe("sign-in");
});

test("worded together: never two of one matter, no repeats, nobody at the door", () => {
  const taken = [
    { mail: mail("portal.link", "a", { about: "update-1" }), lane: 1 as Lane },
    { mail: mail("portal.link", "a", { about: "update-1" }), lane: 1 as Lane },
    { mail: mail("portal.link", "b", { about: "update-2" }), lane: 1 as Lane },
    { mail: mail("portal.link", "b", { isRepeat: true }), lane: 1 as Lane },
    { mail: mail("auth.sign_in", "b"), lane: 0 as Lane },
    ...many().map((one) => ({ mail: one, lane: 1 as Lane })),
  ];
  const groups = groupsOf(taken);
  expect(groups.flat()).toHaveLength(taken.length);
  for (const group of groups) {
    expect(group.length).toBeLessThanOrEqual(8);
    expect(new Set(group.map(({ mail: { about } }) => about)).size).toBe(group.length);
    const isAlone = group.some(({ mail: { isRepeat }, lane }) => isRepeat || lane === 0);
    if (isAlone) expect(group).toHaveLength(1);
  }
  expect(groups.some((group) => group.length === 8)).toBe(true);
});
