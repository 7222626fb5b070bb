import type { ReactNode } from "react";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface AccountTaskProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** A page for one change to the account, with a back link above it. */
export function AccountTask({ title, lead, children }: AccountTaskProps) {
  const places = useTranslations("places");
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/account", label: places("account") }}
        title={title}
        lead={lead}
      />
      <PageBody>
        <div className="grid max-w-xl grid-cols-1 gap-6">{children}</div>
      </PageBody>
    </>
  );
}
