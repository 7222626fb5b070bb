import type { z } from "zod";
import { sendLast, transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import { idSchema } from "@/lib/base/schemas";
import { type Answer, answer, errorAnswer, refusalAnswer, respond } from "@/lib/http/api-error";
import { type BodyRules, parseBody, readBody } from "@/lib/http/body";
import { type Call, callOf, claimCall, keepAnswer } from "@/lib/http/idempotency";
import type { Context, Handler } from "@/lib/http/methods";
import { parse } from "@/lib/http/parse";
import { noteWho } from "@/lib/http/security-events";
import { type KeyUse, useApiKey } from "@/lib/identity/access/api-keys";
import type { ApiKeyActor, Scope } from "@/lib/identity/actor";
import { requireScope } from "@/lib/identity/guards";

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
    const use = await useApiKey(request.headers.get("authorization"));
    if (!use) throw new AppError("unauthorized");
    const { actor } = use;
    noteWho({ shopId: actor.shopId });
    const reads = request.method === "GET" || request.method === "HEAD";
    if (reads && use.refusal) throw use.refusal;
    requireScope(actor, options.scope);
    const bytes = await readBody(request, options);
    const id = await idOf(context);
    const run = async (): Promise<Answer> => {
      const query = searchOf(request, options.query);
      const body = parseBody(bytes, options);
      const { status, data } = await work({ actor, id, body, query });
      return answer(status, data);
    };
    return reads ? run() : runOnce(use, callOf(request, actor.shopId, bytes), run);
  });
}

/** Runs a handler and turns what it throws into an answer. */
export function answering(
  handle: (request: Request, context: Context) => Promise<Answer>,
): Handler {
  return async (request, context) => {
    try {
      return respond(await handle(request, context));
    } catch (error) {
      return respond(errorAnswer(error));
    }
  };
}

/**
 * Runs a write and keeps its answer with it, or gives the answer the call had before. A fault or an
 * outage takes everything back, the claim as well. A use too many is refused last: a conflict is
 * always answered as one, and costs nothing.
 */
async function runOnce(
  use: KeyUse,
  call: Call | null,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const given = await transaction(async (tx) => {
    // Sent along with the first statements of `run`, and answered before them.
    const claim = call && claimCall(tx, call);
    const [first, done] = await Promise.allSettled([claim, settle(run)]);
    const earlier = unwrap(first);
    const answer = earlier ?? unwrap(done);
    if (use.refusal && answer.status !== 409) throw use.refusal;
    if (earlier) throw new AnsweredBefore(earlier);
    if (call) sendLast(keepAnswer(tx, call, answer));
    return answer;
  }).catch(answerOf);
  if (given.status === 409) await use.takeBack();
  return given;
}

/** What a transaction that was taken back answers, if not a fault. */
function answerOf(error: unknown): Answer {
  if (error instanceof AnsweredBefore) return error.answer;
  if (error instanceof AppError && error.status < 500) return refusalAnswer(error);
  throw error;
}

/** Takes back what a repeated call did before its earlier answer was known. */
class AnsweredBefore extends Error {
  constructor(readonly answer: Answer) {
    super();
  }
}

function unwrap<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
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
