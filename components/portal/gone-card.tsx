import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { LINK_DAYS, type LinkPurpose } from "@/lib/mail/links";
import type { PublicShop } from "@/lib/portal/public-shop";
import { FreshLinkForm } from "./fresh-link-form";
import { NoticeCard } from "./notice-card";

export interface GoneCardProps {
  shop: PublicShop;
  state: "expired" | "reopened";
  purpose: LinkPurpose;
  token: string;
  requestId: string;
  /** The order's page, where it is open on this device anyway. */
  orderPage: string | null;
  children?: ReactNode;
}

/** What a link was for decides what its end means. */
const REASONS: Partial<Record<LinkPurpose, "textUnsubscribe" | "textNps">> = {
  unsubscribe: "textUnsubscribe",
  nps: "textNps",
};

/** A link that is over: why, and a way to a fresh one. Names nobody. */
export function GoneCard(props: GoneCardProps) {
  const { shop, state, purpose, token, requestId, orderPage, children } = props;
  const t = useTranslations("portal");
  const mail = () => <a href={`mailto:${shop.replyTo}`}>{shop.replyTo}</a>;
  const reason = REASONS[purpose] ?? "text";
  return (
    <NoticeCard
      title={t(`${state}.title`)}
      text={state === "reopened" ? t("reopened.text") : t(`expired.${reason}`, { days: LINK_DAYS })}
    >
      {children}
      {orderPage && (
        <div className="grid grid-cols-1 gap-2">
          <p>{t("reopened.enter")}</p>
          <LinkButton href={orderPage} variant="primary" big wide>
            {t("reopened.go")}
          </LinkButton>
        </div>
      )}
      {!orderPage && purpose !== "unsubscribe" && (
        <FreshLinkForm
          address={`/gone/${purpose}/${token}/fresh-link`}
          requestId={requestId}
          label={t(purpose === "nps" ? "freshLink.toOrder" : "freshLink.submit")}
          big
        />
      )}
      <p className="text-sm text-muted">{t.rich("expired.other", { email: mail })}</p>
    </NoticeCard>
  );
}
