import { surveyAccess } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import type { LoggedChange } from "@/lib/shops/record-changes";
import { settingsVerb } from "@/lib/shops/save-settings";

const saveAccess = settingsVerb<typeof surveyAccess, { allowedOrigins: string[] }>({
  area: "nps",
  table: surveyAccess,
  role: "admin",
});

/**
 * Says which sites may call the survey API from browsers; none means none. Returns the change as
 * logged. Throws `forbidden` for agents.
 */
export async function saveOrigins(
  actor: MemberActor,
  { origins }: { origins: string[] },
): Promise<LoggedChange[]> {
  return saveAccess(actor, { allowedOrigins: origins });
}
