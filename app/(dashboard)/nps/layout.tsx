import type { ReactNode } from "react";
import { LinkTabs } from "@/components/shell/link-tabs";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentMember } from "@/lib/identity/gates/session";

/** The pages about NPS side by side. No gate: each page has its own. */
export default async function NpsLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member) return children;
  const t = await getTranslations("npsReport.nav");
  const places = await getTranslations("places");
  return (
    <>
      <LinkTabs
        label={t("label")}
        items={[
          { href: "/nps", label: t("overview") },
          { href: "/nps/answers", label: places("answers") },
          { href: "/nps/asking", label: places("invitations") },
        ]}
      />
      {children}
    </>
  );
}
