import { redirect } from "next/navigation";
import { roleAllows } from "@/lib/auth/guards";
import { pageMember } from "@/lib/auth/session";

/** The first page of settings that the member may see. */
export default async function SettingsPage() {
  const member = await pageMember("/settings");
  redirect(roleAllows(member.role, "admin") ? "/settings/ratings" : "/settings/team");
}
