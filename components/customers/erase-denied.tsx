import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatList } from "@/lib/base/format";

export interface EraseDeniedProps {
  /** Owners and admins. */
  keepers: string[];
  locale: string;
  back: string;
}

/** For agents: whom to ask. */
export function EraseDenied({ keepers, locale, back }: EraseDeniedProps) {
  const t = useTranslations("customers");
  return (
    <EmptyState
      icon="lock"
      headingLevel={1}
      title={t("erase.deniedTitle")}
      actions={
        <LinkButton as={Link} href={back}>
          {t("erase.keep")}
        </LinkButton>
      }
    >
      {t("erase.deniedText", { keepers: formatList(locale, keepers) })}
    </EmptyState>
  );
}
