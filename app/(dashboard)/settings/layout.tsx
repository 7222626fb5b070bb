import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";

/** The settings pages side by side. No gate: each page has its own. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member) return children;
  const places = await getTranslations("places");
  const all = [
    { href: "/settings/ratings", label: places("ratings") },
    { href: "/settings/shop", label: places("shop") },
    { href: "/settings/store", label: places("store") },
    { href: "/settings/statuses", label: places("statuses") },
    { href: "/settings/nps", label: places("nps") },
    { href: "/settings/team", label: places("team"), everybody: true },
    { href: "/settings/mail", label: places("mail") },
    { href: "/settings/keys", label: places("keys") },
    { href: "/settings/log", label: places("changes") },
  ];
  const allowed = all.filter((item) => item.everybody || roleAllows(member.role, "admin"));
  return (
    <SettingsFrame label={places("settings")} items={allowed}>
      {children}
    </SettingsFrame>
  );
}
