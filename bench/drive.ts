import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** A request, and how the right answer to it is known. */
export type Ask = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  status: number;
  marker: string | RegExp;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Asks once, whatever the answer. */
export function ask(site: string, sent: Omit<Ask, "status" | "marker">, agent?: Agent) {
  return new Promise<Answer>((resolve, reject) => {
    const { method = "GET", path, headers, body } = sent;
    const length = body !== undefined && { "content-length": Buffer.byteLength(body) };
    const options = { method, agent, headers: { ...headers, ...length } };
    const asked = request(site + path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Asks once and fails unless the answer is the right one: a figure of wrong answers says nothing. */
export async function askRight(site: string, sent: Ask, agent?: Agent): Promise<Answer> {
  const answer = await ask(site, sent, agent);
  const text = answer.body.toString();
  const found =
    typeof sent.marker === "string" ? text.includes(sent.marker) : sent.marker.test(text);
  if (answer.status === sent.status && found) return answer;
  throw new Error(
    `${sent.method ?? "GET"} ${sent.path} should answer ${sent.status} with ${sent.marker}, but answered ${answer.status}:\n${text.slice(0, 2000)}`,
  );
}

export type Load = {
  connections: number;
  /** Ends after this time, or after so many answers. */
  ms?: number;
  count?: number;
  /** The least time between two requests of one connection. */
  everyMs?: number;
};

export type Run = { answers: number; seconds: number; latencies: number[] };

/** Asks on several connections at once, each after the answer to its last request. */
export async function drive(site: string, next: () => Ask, load: Load): Promise<Run> {
  const { connections, ms = Number.POSITIVE_INFINITY, count = Number.POSITIVE_INFINITY } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const begun = performance.now();
  let left = count;
  const connection = async (place: number) => {
    if (load.everyMs) await sleep((place * load.everyMs) / connections);
    while (left > 0 && performance.now() - begun < ms) {
      left -= 1;
      const from = performance.now();
      await askRight(site, next(), agent);
      const took = performance.now() - from;
      latencies.push(took);
      if (load.everyMs) await sleep(Math.max(0, load.everyMs - took));
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, (_, place) => connection(place)));
  } finally {
    agent.destroy();
  }
  return { answers: latencies.length, seconds: (performance.now() - begun) / 1000, latencies };
}
