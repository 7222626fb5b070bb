import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { StrangerPage } from "./notice-card";

/** The customer's own page on a device that is not signed in. */
export function OwnClosed() {
  const t = useTranslations("my.closed");
  return (
    <StrangerPage title={t("title")} text={t("text")}>
      <LinkButton href="/find" big wide>
        {t("find")}
      </LinkButton>
    </StrangerPage>
  );
}
