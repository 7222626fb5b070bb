import type { MemberActor } from "@/lib/identity/actor";
import { readRatingSettings } from "@/lib/settings/queries";

/** Who hears of low ratings, by name or address. Throws `forbidden` for agents. */
export async function listAlerted(actor: MemberActor): Promise<{ on: boolean; names: string[] }> {
  const { settings, members } = await readRatingSettings(actor);
  const team = members.filter(
    ({ id, role }) =>
      (settings.alertAdmins && role !== "agent") || settings.alertMemberIds.includes(id),
  );
  const known = new Set(team.map(({ email }) => email.toLowerCase()));
  const others = settings.alertAddresses.filter((address) => !known.has(address.toLowerCase()));
  return { on: settings.alertOn, names: [...team.map(({ name }) => name), ...others] };
}
