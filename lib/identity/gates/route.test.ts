import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { database, transaction } from "@/db/client";
import { limits } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { apiRoute, type Result } from "@/lib/identity/gates/route";
import { keptCalls } from "@/lib/testing/api-rows";
import { makeKey, makeShop } from "@/lib/testing/factories";

let shopId: string;
let authorization: string;
let work: (turn: number) => Promise<Result>;
let turns: number;
const logged: string[] = [];

const route = apiRoute({ scope: "write", body: z.object({}) }, () => {
  turns += 1;
  return work(turns);
});

beforeAll(async () => {
  ({ shopId } = await makeShop());
  ({ authorization } = await makeKey(shopId));
});

beforeEach(() => {
  turns = 0;
  logged.length = 0;
  vi.spyOn(console, "error").mockImplementation((line) => logged.push(String(line)));
});

async function send(key?: string) {
  const request = new Request("http://localhost:3000/api/v1/test", {
    method: "POST",
    headers: {
      authorization,
      "content-type": "application/json",
      ...(key && { "idempotency-key": key }),
    },
    body: "{}",
  });
  const response = await route(request, { params: Promise.resolve(undefined) });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers };
}

/** Something a verb would write. */
const write = (bucket: string) =>
  transaction((tx) => tx.insert(limits).values({ bucket, startedAt: new Date(), hits: 0 }));

const written = async () =>
  (await database().select().from(limits))
    .map((row) => row.bucket)
    .filter((name) => /^w/.test(name));

/** What the calls of one test wrote that counts. */
const writtenBy = async (name: string) =>
  (await written()).filter((bucket) => bucket.startsWith(`w-${name}-`));

describe("a fault", () => {
  test("shows an id that is also in the log, and nothing else", async () => {
    work = async () => {
      throw new Error("select secret from somewhere");
    };
    const { status, text } = await send();
    const { error } = JSON.parse(text);
    expect(status).toBe(500);
    expect(Object.keys(error)).toEqual(["code", "message", "id"]);
    expect(error.code).toBe("internal");
    expect(error.message).toContain(error.id);
    expect(text).not.toMatch(/secret|Error|\.ts/);
    expect(logged.filter((line) => line.includes(error.id))).toHaveLength(1);
  });

  test("rolls back what was written, and is not kept", async () => {
    work = async (turn) => {
      await write(`w-fault-${turn}`);
      if (turn === 1) throw new Error("No.");
      return { status: 201, data: { turn } };
    };
    expect((await send("fault")).status).toBe(500);
    expect(await written()).not.toContain("w-fault-1");
    const second = await send("fault");
    expect([second.status, second.text]).toEqual([201, '{"turn":2}']);
    expect((await send("fault")).text).toBe(second.text);
    expect(await writtenBy("fault")).toEqual(["w-fault-2"]);
  });

  test("lets the duplicate that waited do the work", async () => {
    work = async (turn) => {
      await write(`w-turns-${turn}`);
      await pause(turn === 1 ? 300 : 0);
      if (turn === 1) throw new Error("No.");
      return { status: 201, data: { turn } };
    };
    const answers = await Promise.all([send("turns"), send("turns"), send("turns")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 500]);
    expect(await writtenBy("turns")).toHaveLength(1);
  });
});

test("an outage answers 503, says when to come back, and is not kept", async () => {
  work = async (turn) => {
    if (turn === 1) throw Object.assign(new Error("gone"), { code: "CONNECTION_CLOSED" });
    return { status: 200, data: { turn } };
  };
  const first = await send("outage");
  expect([first.status, JSON.parse(first.text).error.code]).toEqual([503, "unavailable"]);
  expect(Number(first.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await send("outage")).text).toBe('{"turn":2}');
});

test("a statement that the database ends for taking too long answers 503", async () => {
  work = async () => {
    await database().execute("set local statement_timeout = 50");
    await database().execute("select pg_sleep(5)");
    return { status: 200, data: {} };
  };
  const { status, text } = await send("slow");
  expect([status, JSON.parse(text).error.code]).toEqual([503, "unavailable"]);
});

test("a refusal takes back its verb's writes alone, and is kept", async () => {
  work = async (turn) => {
    await transaction(async () => {
      await write(`w-refused-${turn}`);
      throw new AppError("already_solved");
    });
    return { status: 200, data: {} };
  };
  const first = await send("refused");
  expect(first.status).toBe(409);
  expect(await written()).not.toContain("w-refused-1");
  work = async (turn) => {
    await write(`w-refused-${turn}`);
    return { status: 200, data: {} };
  };
  expect((await send("refused")).text).toBe(first.text);
  expect(await writtenBy("refused")).toEqual([]);
});

test("an answer with any text in it comes back as it was", async () => {
  const odd = { b: "\0 \ud800 é \u2028", a: 1.5, 2: [null, { z: 1, y: 2 }] };
  work = async () => ({ status: 201, data: odd });
  const first = await send("odd");
  expect(first.text).toBe(JSON.stringify(odd));
  expect((await send("odd")).text).toBe(first.text);
  expect((await keptCalls(shopId)).filter((call) => call.key === "odd")).toHaveLength(1);
});

test("20 different calls through a small pool do not block each other", async () => {
  work = async (turn) => {
    await write(`w-many-${turn}`);
    await database().execute("select pg_sleep(0.05)");
    return { status: 201, data: {} };
  };
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => send(`many-${n % 30}`)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
  expect(await writtenBy("many")).toHaveLength(30);
});
