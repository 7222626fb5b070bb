import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import { type NpsLink, readNpsLink } from "@/lib/identity/access/nps-links";
import { errorAddress, type Failure } from "@/lib/identity/access/nps-targets";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { scoreOf } from "@/lib/nps/answer/schema";

const VOTES_PER_LINK: Limit = { name: "nps-vote", max: 10, seconds: 60 };
const BAD_TOKENS_PER_ADDRESS: Limit = { name: "nps-token", max: 30, seconds: 60 };

export type Vote = {
  token: string;
  /** The score as it was sent; empty when there was none. */
  sent: string;
  /** Of the client. */
  address: string;
};

/** Where the customer goes next, or why they stay: with nowhere of the shop's to send them. */
export type VoteResult =
  | { goTo: string }
  | { failure: Failure; link: Exclude<NpsLink, { state: "unknown" }> | null };

/**
 * Takes the answer of a rating link and says where the customer goes from there: addresses come from
 * the shop's settings alone. Throws `rate_limited`.
 */
export async function castVote(vote: Vote): Promise<VoteResult> {
  const link = await readNpsLink(vote.token);
  if (link.state === "unknown") {
    await countHit(BAD_TOKENS_PER_ADDRESS, vote.address);
    return { failure: "token", link: null };
  }
  const failure = await failureOf(link, vote.sent);
  const { success, error } = link.targets;
  if (!failure) return { goTo: success ?? `${env().APP_URL}/nps/thanks/${vote.token}` };
  if (!error) return { failure, link };
  return { goTo: errorAddress(error, { ...vote, failure, ticketId: link.ticketId }) };
}

async function failureOf(
  link: Exclude<NpsLink, { state: "unknown" }>,
  sent: string,
): Promise<Failure | null> {
  if (link.state === "revoked" || link.state === "expired") return "token";
  if (link.state === "answered") return "answered";
  await countHit(VOTES_PER_LINK, link.linkId);
  const score = scoreOf(sent);
  if (score === null) return "rating";
  try {
    await answerInvitation(link.actor, score);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "already_rated") return "answered";
    if (error.code === "not_found" || error.code === "expired") return "token";
    throw error;
  }
}
