import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { currentMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";

/** The settings pages side by side. No gate: each page has its own. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member) return children;
  const t = await getTranslations("settings.nav");
  const all = [
    { href: "/settings/ratings", label: t("ratings") },
    { href: "/settings/shop", label: t("shop") },
    { href: "/settings/store", label: t("store") },
    { href: "/settings/statuses", label: t("statuses") },
    { href: "/settings/nps", label: t("nps") },
    { href: "/settings/team", label: t("team"), everybody: true },
    { href: "/settings/mail", label: t("mail") },
    { href: "/settings/keys", label: t("keys") },
    { href: "/settings/log", label: t("log") },
  ];
  const allowed = all.filter((item) => item.everybody || roleAllows(member.role, "admin"));
  return (
    <SettingsFrame label={t("label")} items={allowed}>
      {children}
    </SettingsFrame>
  );
}
