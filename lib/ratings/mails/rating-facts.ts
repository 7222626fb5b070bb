import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { oftenAsked } from "@/db/often-asked";
import { publicNameOf } from "@/db/public-name";
import { apiKeys, members, ratingSettings, ratings } from "@/db/schema";
import type { MailRow } from "@/lib/mail/compose";
import { type MailFacts, readMailFacts } from "@/lib/mail/frame";

/** A rating with everything its mails tell. */
export type RatingLoop = {
  facts: MailFacts;
  rating: typeof ratings.$inferSelect;
  settings: typeof ratingSettings.$inferSelect;
  solver: {
    memberName: string | null;
    /** What customers call the member. */
    publicName: string | null;
    keyName: string | null;
    solvedAt: Date | null;
  };
};

/** Reads what a mail about a rating is to say, as it stands now. */
export async function readLoop(tx: Tx, mail: MailRow): Promise<RatingLoop> {
  const { shopId, ratingId, id } = mail;
  const [facts, [row]] = await Promise.all([
    readMailFacts(tx, mail),
    askRating(tx, { shopId, ratingId: ratingId ?? id }),
  ]);
  if (!facts || !row) throw new Error("A rating mail without its rating.");
  const { rating, settings, memberName, publicName, keyName } = row;
  const solver = { memberName, publicName, keyName, solvedAt: rating.solvedAt };
  return { facts, rating, settings, solver };
}

const askRating = oftenAsked(["shopId", "ratingId"], (tx, mail) =>
  tx
    .select({
      rating: ratings,
      settings: ratingSettings,
      memberName: members.name,
      publicName: publicNameOf(members),
      keyName: apiKeys.name,
    })
    .from(ratings)
    .innerJoin(ratingSettings, eq(ratingSettings.shopId, ratings.shopId))
    .leftJoin(
      members,
      and(eq(members.shopId, ratings.shopId), eq(members.id, ratings.solverMemberId)),
    )
    .leftJoin(
      apiKeys,
      and(eq(apiKeys.shopId, ratings.shopId), eq(apiKeys.id, ratings.solverApiKeyId)),
    )
    .where(and(eq(ratings.shopId, mail.shopId), eq(ratings.id, mail.ratingId))),
);
