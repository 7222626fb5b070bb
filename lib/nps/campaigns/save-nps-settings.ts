import { and, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsExperiments, npsSettings } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { namesOfChoices, requireChoices } from "@/lib/nps/campaigns/choices";
import { NPS_SETTINGS, type NpsSettingsInput } from "@/lib/nps/campaigns/schema";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/**
 * Saves the invitations after solved updates and returns what changed, as logged. Another delay or
 * template ends the experiment that runs, because its two sides would no longer be what they were.
 * Throws `forbidden` for agents, `invalid` for templates, channels and categories that are not the
 * shop's or cannot be used.
 */
export async function saveNpsSettings(
  actor: MemberActor,
  input: NpsSettingsInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const before = await lockNpsSettings(tx, actor.shopId);
    const to = await requireChoices(tx, actor.shopId, input);
    const changed = NPS_SETTINGS.filter((name) => before[name] !== input[name]);
    if (changed.length === 0) return [];
    const from = await namesOfChoices(tx, actor.shopId, before);
    await tx
      .update(npsSettings)
      .set({ ...input, updatedAt: sql`now()` })
      .where(eq(npsSettings.shopId, actor.shopId));
    const shownFrom = shown(before, from);
    const shownTo = shown(input, to);
    const changes: LoggedChange[] = changed.map((name) => ({
      setting: `nps.${name}`,
      from: shownFrom[name],
      to: shownTo[name],
    }));
    if (changed.includes("afterDays") || changed.includes("templateId")) {
      changes.push(...(await endExperiment(tx, actor.shopId)));
    }
    await recordChanges(tx, actor, changes);
    return changes;
  });
}

type Names = Awaited<ReturnType<typeof namesOfChoices>>;

/** The log keeps names: an id says nothing once the thing is gone. */
function shown<T extends object>(settings: T, names: Names) {
  return {
    ...settings,
    templateId: names.template,
    channelId: names.channel,
    categoryId: names.category,
  } as Record<(typeof NPS_SETTINGS)[number], unknown>;
}

async function endExperiment(tx: Tx, shopId: string): Promise<LoggedChange[]> {
  const ended = await tx
    .update(npsExperiments)
    .set({ endedAt: sql`now()` })
    .where(and(eq(npsExperiments.shopId, shopId), isNull(npsExperiments.endedAt)))
    .returning({ id: npsExperiments.id });
  return ended.map(() => ({ setting: "nps.experiment", from: true, to: false }));
}
