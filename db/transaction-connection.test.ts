import { sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import { afterEach, expect, test, vi } from "vitest";
import { closeDatabase, database, sendLast, type Tx, transaction } from "@/db/client";
import { env, forgetEnv } from "@/lib/base/env";
import { asOwner } from "@/lib/testing/as-owner";
import { withConnection } from "@/lib/testing/old-database";

afterEach(async () => {
  await asOwner((owner) => owner`drop table if exists written`);
});

/** An empty table to write words into. */
async function makeTable(): Promise<void> {
  await asOwner((owner) =>
    owner.unsafe("create table written (word text primary key); grant all on written to public"),
  );
}

const table = pgTable("written", { word: text().primaryKey() });
const inserted = (tx: Tx, word: string) => tx.insert(table).values({ word });
const write = async (tx: Tx, word: string) => inserted(tx, word);

async function written(): Promise<string[]> {
  const rows = await database().execute<{ word: string }>(sql`select word from written order by 1`);
  return rows.map(({ word }) => word);
}

async function pidOf(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

/** Ends a connection from outside, as a restart or an operator does. */
function terminate(pid: number): Promise<unknown> {
  return withConnection(env().DATABASE_URL, async (somebody) => {
    await somebody`select pg_terminate_backend(${pid}, 2000)`;
  });
}

async function usePool(size: string): Promise<void> {
  await closeDatabase();
  vi.stubEnv("DATABASE_POOL", size);
  forgetEnv();
}

test("what is sent together counts together, or not at all", async () => {
  await makeTable();
  await transaction((tx) => Promise.all([write(tx, "a"), write(tx, "b")]));
  expect(await written()).toEqual(["a", "b"]);
  const twice = transaction((tx) => Promise.all([write(tx, "c"), write(tx, "a"), write(tx, "d")]));
  await expect(twice).rejects.toMatchObject({ cause: { code: "23505" } });
  expect(await written()).toEqual(["a", "b"]);
});

test("a statement that failed takes everything back, even when its error is swallowed", async () => {
  await makeTable();
  const swallowed = transaction(async (tx) => {
    await write(tx, "a");
    await write(tx, "a").catch(() => {});
  });
  await expect(swallowed).rejects.toMatchObject({ code: "23505" });
  expect(await written()).toEqual([]);
});

test("the last statement is sent along with the commit, and fails it", async () => {
  await makeTable();
  await transaction(async (tx) => sendLast(inserted(tx, "last")));
  expect(await written()).toEqual(["last"]);
  const failing = transaction(async (tx) => {
    await write(tx, "first");
    sendLast(inserted(tx, "last"));
  });
  await expect(failing).rejects.toMatchObject({ code: "23505" });
  expect(await written()).toEqual(["last"]);
});

test("what fails inside takes back the inside alone, at any depth", async () => {
  await makeTable();
  await transaction(async (tx) => {
    await write(tx, "outer");
    await transaction(async (inner) => {
      await write(inner, "inner");
      await transaction((deepest) => write(deepest, "inner")).catch(() => {});
    });
    await transaction(async (inner) => {
      await write(inner, "undone");
      throw new Error("No.");
    }).catch(() => {});
  });
  expect(await written()).toEqual(["inner", "outer"]);
});

test("a branch that goes on after its transaction has ended writes nothing", async () => {
  await makeTable();
  let late: Promise<unknown> = Promise.resolve();
  const ended = transaction(async (tx) => {
    let end = () => {};
    const over = new Promise<void>((done) => {
      end = done;
    });
    late = over.then(() => write(tx, "late"));
    setTimeout(end, 50);
    await write(tx, "early");
    throw new Error("No.");
  });
  await expect(ended).rejects.toThrow("No.");
  await expect(late).rejects.toMatchObject({
    cause: { message: "A statement came after its transaction had ended." },
  });
  expect(await written()).toEqual([]);
});

test("a connection lost between two statements fails the transaction, and never writes the second", async () => {
  await makeTable();
  const cut = transaction(async (tx) => {
    await write(tx, "before");
    await terminate(await pidOf(tx));
    await write(tx, "after");
  });
  await expect(cut).rejects.toMatchObject({ cause: { code: "CONNECTION_CLOSED" } });
  expect(await written()).toEqual([]);
  await transaction((tx) => write(tx, "next"));
  expect(await written()).toEqual(["next"]);
});

test("a connection lost while statements wait in a row answers none of them as done", async () => {
  await makeTable();
  const pids: number[] = [];
  const cut = transaction(async (tx) => {
    pids.push(await pidOf(tx));
    // The second and third are new to the connection, so the driver holds them back meanwhile.
    await Promise.all([
      tx.execute(sql`select pg_sleep(20)`),
      tx.execute(sql`insert into written values (${"x"}) returning 1`),
      tx.execute(sql`insert into written values (${"y"}) returning 2`),
    ]);
  });
  const failed = expect(cut).rejects.toBeDefined();
  await vi.waitFor(() => expect(pids).toHaveLength(1));
  await terminate(pids[0] ?? 0);
  await failed;
  expect(await written()).toEqual([]);
});

test("whoever finds every connection taken waits, and is served", async () => {
  await usePool("2");
  await makeTable();
  const words = Array.from({ length: 20 }, (_, n) => `w${String(n).padStart(2, "0")}`);
  await Promise.all(words.map((word) => transaction((tx) => write(tx, word))));
  expect(await written()).toEqual(words);
  await usePool("");
});

test("closing waits for what is under way", async () => {
  await makeTable();
  let begun = () => {};
  const running = new Promise<void>((done) => {
    begun = done;
  });
  const slow = transaction(async (tx) => {
    await write(tx, "slow");
    begun();
    await tx.execute(sql`select pg_sleep(0.3)`);
  });
  await running;
  await closeDatabase();
  await slow;
  expect(await written()).toEqual(["slow"]);
});
