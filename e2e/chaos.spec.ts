import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { callApi } from "@/lib/testing/api";
import { settingsOf } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { seededRandom } from "@/lib/testing/seed";
import { solvedUpdates } from "@/lib/testing/solved";
import { choose } from "@/lib/testing/tier";

const RATINGS = Number(process.env.HARNESS_N) || choose(60, 1000);
const CLIENTS = 8;
/** The ratings come over so long at least: in less hardly anything would be killed. */
const LASTS = Math.max(8000, RATINGS * 40);
/** A kill of the worker is followed by half a minute in which nobody may take what it had. */
const WORKER_KILLS = process.env.HARNESS_N ? Number.POSITIVE_INFINITY : choose(1, 20);
/** What a dead worker had in hand is sent within so long. */
const LEFT_BY = 60_000;

const random = seededRandom();
const upTo = (most: number) => Math.floor(random.next() * most);

let scene: Scene;
let sql: Sql;

test.beforeAll(async () => {
  scene = await startScene({
    ...{ webs: 1, workers: 1 },
    env: { API_LIMIT_PER_MINUTE: "1000000" },
  });
  const settings = await settingsOf(scene.owner);
  await saveRatingSettings(scene.owner, { ...settings, followUpDelayMinutes: 0 });
  sql = postgres(scene.stack.databaseUrl, { max: 1, onnotice: () => {} });
});
test.afterAll(async () => {
  await sql.end();
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const starsOf = (place: number) => 1 + (place % 5);

/** Until somebody says that it is recorded. How often nobody did. */
async function rate(updateId: string, stars: number): Promise<number> {
  for (let unanswered = 0; ; unanswered += 1) {
    const answer = await callApi({
      url: `${scene.stack.url}/api/v1/updates/${updateId}/rating`,
      method: "POST",
      body: { stars, comment: `As update ${updateId} deserves.` },
      authorization: scene.authorization,
    }).catch(() => null);
    if (answer?.status === 201) return unanswered;
    // What nobody answered may have been recorded all the same.
    if (unanswered > 0 && answer?.body.error?.code === "already_rated") return unanswered;
    if (answer && answer.status < 500) {
      throw new Error(`A rating was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    await sleep(50);
  }
}

const kills = { worker: 0, web: 0, sink: 0, connections: 0 };
type Victim = keyof typeof kills;
let workerKilledAt = 0;

async function kill(victim: Victim): Promise<void> {
  const { webs, workers, sink } = scene.stack;
  if (victim === "worker") {
    if (kills.worker >= WORKER_KILLS) return;
    workerKilledAt = Date.now();
    await workers[0]?.kill("SIGKILL");
    await workers[0]?.start();
  } else if (victim === "web") {
    await webs[0]?.kill("SIGKILL");
    await webs[0]?.start();
  } else if (victim === "sink") {
    await sink.stop();
    await sleep(upTo(800));
    await sink.start();
  } else {
    await sql`select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity where datname = current_database()
        and backend_type = 'client backend' and pid <> pg_backend_pid()
      order by pid limit ${1 + upTo(12)}) unlucky`;
  }
  kills[victim] += 1;
}

/** Each of them in every cycle, in an order of chance. */
async function killUntil(isOver: () => boolean): Promise<void> {
  do {
    const victims: Victim[] = ["worker", "web", "sink", "connections"];
    while (victims.length > 0) {
      await sleep(upTo(600));
      const [victim] = victims.splice(upTo(victims.length), 1);
      if (victim) await kill(victim);
    }
  } while (!isOver());
}

type Row = { kind: string; state: string; messageId: string; stars: number; updateId: string };

const mailsOfRatings = () => sql<Row[]>`
  select m.kind, m.state, 'mail.' || m.id as "messageId", r.stars, r.update_id as "updateId"
  from mails m join ratings r on r.shop_id = m.shop_id and r.id = m.rating_id`;

const idsReceived = () =>
  scene.stack.sink
    .messages()
    .map(({ raw }) => raw.toString("latin1").match(/^Message-ID:\s*<(mail\.[0-9a-f-]+)@/im)?.[1]);

/** The kinds of email that each number of stars causes. */
function kindsByStars(rows: readonly Row[], ofUpdate: ReadonlySet<string>) {
  const kinds = new Map<string, string[]>();
  for (const { kind, updateId } of rows.filter((row) => ofUpdate.has(row.updateId))) {
    kinds.set(updateId, [...(kinds.get(updateId) ?? []), kind].sort());
  }
  return kinds;
}

test(`${RATINGS} ratings while everything is killed: none lost, each email once`, async () => {
  test.setTimeout(LASTS * 10 + 180_000);
  process.stdout.write(`${random.sentence}\n`);
  const { owner } = scene;
  const calm = await solvedUpdates(sql, owner, 5);
  const wild = await solvedUpdates(sql, owner, RATINGS);
  // What each number of stars causes when nothing is killed.
  for (const [place, updateId] of calm.entries()) await rate(updateId, starsOf(place));

  const waiting = [...wild.entries()];
  let unanswered = 0;
  const raters = Array.from({ length: CLIENTS }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, updateId] = next;
      await sleep(upTo((2 * LASTS * CLIENTS) / RATINGS));
      unanswered += await rate(updateId, starsOf(place));
    }
  });
  const rated = Promise.all(raters);
  let over = false;
  rated
    .finally(() => {
      over = true;
    })
    .catch(() => {});
  await Promise.all([rated, killUntil(() => over)]);
  const calmAgainAt = Date.now();

  await expect
    .poll(async () => (await mailsOfRatings()).filter(({ state }) => state !== "sent").length, {
      message: `every email leaves (${random.sentence})`,
      timeout: LEFT_BY + 30_000,
      intervals: [250],
    })
    .toBe(0);
  const received = scene.stack.sink.messages();
  const last = Math.max(...received.map(({ receivedAt }) => receivedAt.getTime()));
  expect(last - Math.max(workerKilledAt, calmAgainAt)).toBeLessThan(LEFT_BY);

  // Each acknowledged rating is there, once, as it was given, and stands in the tracking log.
  const rows = await sql`select r.update_id as "updateId", r.stars, r.comment,
      (select count(*)::int from events e where e.shop_id = r.shop_id and e.update_id = r.update_id
        and e.type = 'rating.submitted') as events from ratings r`;
  const byUpdate = new Map(rows.map((row) => [row.updateId, row]));
  expect(rows).toHaveLength(calm.length + RATINGS);
  for (const [place, updateId] of wild.entries()) {
    expect(byUpdate.get(updateId), random.sentence).toEqual({
      ...{ updateId, stars: starsOf(place), events: 1 },
      comment: `As update ${updateId} deserves.`,
    });
  }

  // It caused the same emails as in calm times, and each was received.
  const mails = await mailsOfRatings();
  const all = new Set([...calm, ...wild]);
  const kinds = kindsByStars(mails, all);
  for (const [place, updateId] of wild.entries()) {
    const usual = kinds.get(calm[place % 5] ?? "");
    expect(usual?.length).toBeGreaterThan(1);
    expect(kinds.get(updateId), random.sentence).toEqual(usual);
  }
  const ids = idsReceived();
  const distinct = new Set(ids);
  expect(distinct, random.sentence).toEqual(new Set(mails.map(({ messageId }) => messageId)));
  const repeats = ids.length - distinct.size;
  process.stdout.write(
    `${JSON.stringify({ kills, unanswered, emails: distinct.size, repeats })}\n`,
  );
  expect(Math.min(...Object.values(kills))).toBeGreaterThan(0);
});
