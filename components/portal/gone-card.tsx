import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { EndedLink } from "@/lib/identity/access/customer-links";
import { LINK_DAYS, type LinkPurpose } from "@/lib/mail/links";
import type { PublicShop } from "@/lib/portal/public-shop";
import { FreshLinkForm } from "./fresh-link-form";
import { Moment } from "./moment";
import { NoticeCard } from "./notice-card";

export interface GoneCardProps {
  shop: PublicShop;
  link: EndedLink;
  /** The language and zone in which moments are told. */
  clock: Clock;
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
  const { shop, link, clock, purpose, token, requestId, orderPage, children } = props;
  const t = useTranslations("portal");
  const mail = () => <a href={`mailto:${shop.replyTo}`}>{shop.replyTo}</a>;
  return (
    <NoticeCard
      title={t(`${link.state}.title`)}
      text={<Reason link={link} purpose={purpose} shop={shop} clock={clock} />}
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

function Reason({
  link,
  purpose,
  shop,
  clock,
}: Pick<GoneCardProps, "link" | "purpose" | "shop" | "clock">) {
  const t = useTranslations("portal");
  if (link.state === "hidden") return t("hidden.text", { shop: shop.name });
  if (link.state === "expired") {
    return t(`expired.${REASONS[purpose] ?? "text"}`, { days: LINK_DAYS });
  }
  const { at } = link;
  const date = () => at && <Moment at={at} clock={clock} dayOnly />;
  return (
    <>
      {at && <>{t.rich("reopened.at", { date })} </>}
      {t("reopened.text")}
    </>
  );
}
