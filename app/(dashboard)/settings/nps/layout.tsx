import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkTabs } from "@/components/shell/link-tabs";
import { currentMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";

/** The pages of Settings → NPS under their row of tabs. No gate: each page has its own. */
export default async function NpsSettingsLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member || !roleAllows(member.role, "admin")) return children;
  const t = await getTranslations("npsSettings.tabs");
  return (
    <>
      <LinkTabs
        label={t("label")}
        items={[
          { href: "/settings/nps", label: t("after") },
          { href: "/settings/nps/surveys", label: t("surveys") },
          { href: "/settings/nps/templates", label: t("templates") },
          { href: "/settings/nps/lists", label: t("lists") },
          { href: "/settings/nps/rules", label: t("rules") },
          { href: "/settings/nps/site", label: t("site") },
        ]}
      />
      {children}
    </>
  );
}
