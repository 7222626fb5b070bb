import { Icon } from "@/components/ui/icon";
import type { ErasurePreview } from "@/lib/customers/erasure-preview";
import { useTranslations } from "@/lib/i18n/use-translations";

const GOES = ["person", "words", "comments", "answers", "mails", "links", "choices"] as const;
const STAYS = ["orders", "log", "stars"] as const;

/** What will be deleted, with counts, and what will be kept. */
export function ErasureList({ counts }: { counts: ErasurePreview }) {
  const t = useTranslations("customers.erase");
  return (
    <div className="grid max-w-[70ch] grid-cols-1 gap-6">
      <section>
        <h2>{t("goes")}</h2>
        <ul className="mt-1.5 grid grid-cols-1 gap-1.5">
          {GOES.map((item) => (
            <li key={item} className="flex items-start gap-2">
              <Icon name="x" className="mt-0.5 text-danger" />
              <span>{t(`goesItems.${item}`, counts)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("stays")}</h2>
        <ul className="mt-1.5 grid grid-cols-1 gap-1.5">
          {STAYS.map((item) => (
            <li key={item} className="flex items-start gap-2">
              <Icon name="check" className="mt-0.5 text-muted" />
              <span>{t(`staysItems.${item}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <div className="grid grid-cols-1 gap-1.5 text-muted">
        <p>{t("later")}</p>
        <p>{t("shopSystem")}</p>
      </div>
    </div>
  );
}
