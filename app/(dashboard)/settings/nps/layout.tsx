import type { ReactNode } from "react";
import { LinkTabs } from "@/components/shell/link-tabs";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";

/** The pages of Settings → NPS under their row of tabs. No gate: each page has its own. */
export default async function NpsSettingsLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member || !roleAllows(member.role, "admin")) return children;
  const places = await getTranslations("places");
  return (
    <>
      <LinkTabs
        label={places("npsSettings")}
        items={[
          { href: "/settings/nps", label: places("afterUpdates") },
          { href: "/settings/nps/surveys", label: places("surveys") },
          { href: "/settings/nps/templates", label: places("templates") },
          { href: "/settings/nps/lists", label: places("lists") },
          { href: "/settings/nps/rules", label: places("rules") },
          { href: "/settings/nps/site", label: places("site") },
        ]}
      />
      {children}
    </>
  );
}
