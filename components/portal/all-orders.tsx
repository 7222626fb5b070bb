import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { useTranslations } from "@/lib/i18n/use-translations";
import { FreshLinkForm } from "./fresh-link-form";

export interface AllOrdersProps {
  orderId: string;
  /** The mail was asked for just now. */
  asked: boolean;
  /** The customer's own page is open on this device. */
  signedIn: boolean;
}

/** The way from one order to all of them: at once where that page is open here, else by mail. */
export function AllOrders({ orderId, asked, signedIn }: AllOrdersProps) {
  const t = useTranslations("my.all");
  const buttons = useTranslations("buttons");
  return (
    <section id="all-orders" className="grid grid-cols-1 gap-2 px-1">
      {signedIn ? (
        <LinkButton href="/my" className="justify-self-start">
          {buttons("allYourOrders")}
        </LinkButton>
      ) : asked ? (
        <Banner tone="good" icon={<Glyph name="mail-check" />} role="status">
          {t("sent")}
        </Banner>
      ) : (
        <>
          <h2 className="text-base">{t("heading")}</h2>
          <p className="text-sm text-muted">{t("text")}</p>
          <FreshLinkForm
            address={`/portal/${orderId}/all-orders`}
            requestId={crypto.randomUUID()}
            label={buttons("allYourOrders")}
          />
        </>
      )}
    </section>
  );
}
