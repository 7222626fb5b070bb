import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { deliverAll } from "@/lib/testing/deliver";
import { queueLinks, startDispatcher, useMailServer } from "@/lib/testing/dispatch";
import { makeShop } from "@/lib/testing/factories";
import { SmtpSink } from "@/lib/testing/smtp-sink";

type Line = { message: string; mailId: string; kind: string; reason?: string; attempts?: number };

/** The lines about emails that `work` leaves in the log, and all of the log as text. */
async function linesOf(work: () => Promise<void>): Promise<{ lines: Line[]; text: string }> {
  const said: string[] = [];
  const spy = vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  await work();
  spy.mockRestore();
  const lines = said.map((line) => JSON.parse(line) as Line);
  return {
    lines: lines.filter(({ message }) => message.startsWith("email ")),
    text: said.join("\n"),
  };
}

const stateOf = async (shopId: string) => {
  const rows = await database().execute<{ id: string; state: string }>(
    sql`select id, state from mails where shop_id = ${shopId}`,
  );
  return rows;
};

test("each email that is sent leaves one line, with its id and kind and nobody’s address", async () => {
  const sink = new SmtpSink();
  await sink.start();
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 3);
  const { lines, text } = await linesOf(async () => {
    const dispatcher = startDispatcher();
    await vi.waitFor(async () => {
      expect((await stateOf(shopId)).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
    }, 10_000);
    await dispatcher.stop();
  });
  const ids = (await stateOf(shopId)).map(({ id }) => id);
  expect(lines.map(({ mailId }) => mailId).sort()).toEqual([...ids].sort());
  for (const line of lines) {
    expect(line).toMatchObject({
      message: "email sent",
      kind: "portal.link",
      transport: "smtp",
      shopId,
    });
  }
  expect(text).not.toContain("@");
  await sink.stop();
});

test("what is refused for now, refused for good or pointless by now says so", async () => {
  const sink = new SmtpSink();
  await sink.start();
  useMailServer(sink.url);
  const told = async (act: () => void | Promise<void>) => {
    const { shopId } = await makeShop();
    await queueLinks(shopId, 1);
    await act();
    const { lines, text } = await linesOf(() => deliverAll(shopId));
    expect(text).not.toContain("@");
    sink.acceptAll();
    return lines.map(({ message, attempts, reason }) => [message, attempts, reason]);
  };
  expect(await told(() => sink.refuse(451))).toEqual([["email put off", 1, undefined]]);
  expect(await told(() => sink.refuse(550))).toEqual([["email failed", 1, undefined]]);
  const late = () =>
    database().execute(sql`update mails set created_at = now() - interval '3 days'
    where state = 'queued'`);
  expect(await told(async () => void (await late()))).toEqual([["email dropped", 0, "too_late"]]);
  await sink.stop();
});
