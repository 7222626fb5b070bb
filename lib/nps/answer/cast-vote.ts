import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import { failureOf, type NpsLink, readNpsLink } from "@/lib/identity/access/nps-links";
import { errorAddress, type Failure } from "@/lib/identity/access/nps-targets";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { scoreOf, whySchema } from "@/lib/nps/answer/schema";

const VOTES_PER_LINK: Limit = { name: "nps-vote", max: 10, seconds: 60 };
const BAD_TOKENS_PER_ADDRESS: Limit = { name: "nps-token", max: 30, seconds: 60 };

export type Vote = {
  token: string;
  /** The score as it was sent; empty when there was none. */
  sent: string;
  /** What was typed besides. */
  comment: string;
  /** Of the client. */
  address: string;
};

/** Why an answer was not taken; a comment that is too long is the customer's to shorten, and no page of the shop's hears of it. */
export type Problem = Failure | "comment";

/** A link we know, working or not. */
export type KnownLink = Exclude<NpsLink, { state: "unknown" }>;

/** Where the customer goes next, or why they stay: with nowhere of the shop's to send them. */
export type VoteResult = { goTo: string } | { problem: Problem; link: KnownLink | null };

/**
 * Takes the answer of a rating link and says where the customer goes from there: addresses come from
 * the shop's settings alone. Throws `rate_limited`.
 */
export async function castVote(vote: Vote): Promise<VoteResult> {
  const link = await readNpsLink(vote.token);
  if (link.state === "unknown") {
    await countHit(BAD_TOKENS_PER_ADDRESS, vote.address);
    return { problem: "token", link: null };
  }
  const problem = await problemOf(link, vote);
  const { success, error } = link.targets;
  if (!problem) return { goTo: success ?? `${env().APP_URL}/nps/thanks/${vote.token}` };
  if (!error || problem === "comment") return { problem, link };
  return { goTo: errorAddress(error, { ...vote, failure: problem, ticketId: link.ticketId }) };
}

async function problemOf(link: KnownLink, vote: Vote): Promise<Problem | null> {
  const over = failureOf(link);
  if (over || link.state !== "good") return over;
  await countHit(VOTES_PER_LINK, link.linkId);
  const score = scoreOf(vote.sent);
  if (score === null) return "rating";
  const why = whySchema.safeParse(vote.comment);
  if (!why.success) return "comment";
  try {
    await answerInvitation(link.actor, score, why.data);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "already_rated") return "answered";
    if (error.code === "not_found" || error.code === "expired") return "token";
    throw error;
  }
}
