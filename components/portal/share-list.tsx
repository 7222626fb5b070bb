import { LinkButton } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { SharePage } from "@/lib/portal/share-page";

/** The networks' share dialogs, each in a tab of its own so that the text stays at hand. */
export function ShareList({ shares }: Pick<SharePage, "shares">) {
  const t = useTranslations("portal.share");
  const names = useTranslations("networks");
  return (
    <section aria-labelledby="networks" className="grid grid-cols-1 gap-2">
      <h2 id="networks" className="text-base">
        {t("networks")}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {shares.map(({ network, url }) => (
          <li key={network}>
            <LinkButton
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              icon="external-link"
              aria-label={t("newTab", { network: names(network) })}
            >
              {names(network)}
            </LinkButton>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t("before")}</p>
    </section>
  );
}
