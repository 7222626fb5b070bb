import { LinkButton } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { StrangerPage } from "./notice-card";

/** The customer's own page on a device that is not signed in. */
export function OwnClosed() {
  const t = useTranslations("my.closed");
  const places = useTranslations("places");
  const portal = useTranslations("portal");
  return (
    <StrangerPage title={portal("closed.title")} text={t("text")}>
      <LinkButton href="/find" big wide>
        {places("findOrder")}
      </LinkButton>
    </StrangerPage>
  );
}
