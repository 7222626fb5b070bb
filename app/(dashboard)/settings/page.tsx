import { redirect } from "next/navigation";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";

/** The first settings page that the member may see. */
export default async function SettingsPage() {
  const member = await pageMember("/settings");
  redirect(roleAllows(member.role, "admin") ? "/settings/ratings" : "/settings/team");
}
