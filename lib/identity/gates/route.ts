import type { z } from "zod";
import { transaction } from "@/db/client";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { idSchema } from "@/lib/base/schemas";
import { type Answer, answer, errorAnswer, refusalAnswer, respond } from "@/lib/http/api-error";
import { type BodyRules, parseBody, readBody } from "@/lib/http/body";
import { whileAnswering, within } from "@/lib/http/deadline";
import { type Call, callOf, claimCall, keepAnswer } from "@/lib/http/idempotency";
import { countHit } from "@/lib/http/limits";
import type { Context, Handler } from "@/lib/http/methods";
import { parse } from "@/lib/http/parse";
import { findApiKeyActor } from "@/lib/identity/access/api-keys";
import type { ApiKeyActor, Scope } from "@/lib/identity/actor";
import { requireScope } from "@/lib/identity/guards";

/** Longer than the database's own statement timeout, which ends what is merely slow. */
const DEADLINE = 15_000;

/** What a handler gives back: the status, and the data to be written as JSON. */
export type Result = { status: number; data: unknown };

type Options<Body, Query> = BodyRules<Body> & { scope: Scope; query?: z.ZodType<Query> };

type Input<Body, Query> = {
  actor: ApiKeyActor;
  /** The path's id, known to be a uuid; empty where the path has none. */
  id: string;
  body: Body;
  query: Query;
};

/**
 * A handler of /api/v1: knows the key, asks for the scope, parses, counts, and answers JSON
 * whatever happens. A write runs in one transaction with the claim on its Idempotency-Key and with
 * its answer. `work` calls one verb, which takes its writes back by itself when it refuses.
 */
export function apiRoute<Body = unknown, Query = unknown>(
  options: Options<Body, Query>,
  work: (input: Input<Body, Query>) => Promise<Result>,
): Handler {
  return answering(async (request, context) => {
    const actor = await whileAnswering(findApiKeyActor(request.headers.get("authorization")));
    if (!actor) throw new AppError("unauthorized");
    const reads = request.method === "GET" || request.method === "HEAD";
    if (reads) await countRequest(actor);
    requireScope(actor, options.scope);
    const bytes = await readBody(request, options);
    const id = await idOf(context);
    const run = async (): Promise<Answer> => {
      const query = searchOf(request, options.query);
      const body = parseBody(bytes, options);
      const { status, data } = await work({ actor, id, body, query });
      return answer(status, data);
    };
    return reads ? run() : runOnce(actor, callOf(request, actor.shopId, bytes), run);
  });
}

/** Runs a handler under the deadline and turns what it throws into an answer. */
export function answering(
  handle: (request: Request, context: Context) => Promise<Answer>,
): Handler {
  return async (request, context) => {
    try {
      return respond(await within(DEADLINE, handle(request, context)));
    } catch (error) {
      return respond(errorAnswer(error));
    }
  };
}

/**
 * Runs a write and keeps its answer with it, or gives the answer the call had before. A fault, an
 * outage or a limit takes everything back, the claim as well. The limit is counted last: a conflict
 * is always answered as one and costs nothing, and the row all calls of a key count on is locked briefly.
 */
function runOnce(
  actor: ApiKeyActor,
  call: Call | null,
  run: () => Promise<Answer>,
): Promise<Answer> {
  return transaction(async (tx) => {
    const first = call && (await claimCall(tx, call));
    const given = first ?? (await settle(run));
    if (call && !first) await keepAnswer(tx, call, given);
    if (given.status !== 409) await countRequest(actor);
    return given;
  });
}

/** The answer of `run`, refusals included. */
async function settle(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return refusalAnswer(error);
    throw error;
  }
}

function countRequest(actor: ApiKeyActor): Promise<void> {
  const limit = { name: "api", max: env().API_LIMIT_PER_MINUTE, seconds: 60 };
  return countHit(limit, actor.keyId);
}

/** Throws `not_found` for an id that cannot be one. */
async function idOf(context: Context): Promise<string> {
  const id = (await context.params)?.id;
  if (id !== undefined && !idSchema.safeParse(id).success) throw new AppError("not_found");
  return id ?? "";
}

function searchOf<Query>(request: Request, schema: z.ZodType<Query> | undefined): Query {
  if (!schema) return undefined as Query;
  // NUL is no text to PostgreSQL; whoever sends one looks for nothing of ours.
  const entries = [...new URL(request.url).searchParams].map(([name, value]) => [
    name,
    value.replaceAll("\0", "\uFFFD"),
  ]);
  return parse(schema, Object.fromEntries(entries));
}
