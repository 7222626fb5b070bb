import { Link } from "@/components/shell/link";
import { HairlineList } from "@/components/ui/card";
import { LabelOf } from "@/components/ui/label-of";
import { type Clock, formatDay } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OwnPasskey } from "@/lib/identity/account/queries";

export interface PasskeyListProps {
  passkeys: OwnPasskey[];
  clock: Clock;
}

/** One's own passkeys, each with a way to change it. */
export function PasskeyList({ passkeys, clock }: PasskeyListProps) {
  const t = useTranslations("account.passkeys");
  if (passkeys.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <HairlineList>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
          <span className="min-w-0">
            <span className="block font-strong wrap-anywhere">{name}</span>
            <span className="block text-sm text-muted">
              {t("facts", {
                added: t("added", { day: formatDay(createdAt, clock) }),
                used: lastUsedAt ? t("used", { day: formatDay(lastUsedAt, clock) }) : t("unused"),
              })}
            </span>
          </span>
          <Link href={`/account/passkeys/${id}`} className="py-1 text-sm">
            <LabelOf label={t("change")} of={name} />
          </Link>
        </li>
      ))}
    </HairlineList>
  );
}
