import type { ReactNode } from "react";
import { PortalShell } from "@/components/shell/portal-shell";
import { ShopTheme } from "@/components/shell/shop-theme";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { PublicShop } from "@/lib/portal/public-shop";

export interface CustomerPageProps {
  shop: PublicShop;
  /** One narrow column instead of the order page's width. */
  single?: boolean;
  /** After the shop's name and address. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A page of the customer's in the shop's colours. */
export function CustomerPage({ shop, single, footer, children }: CustomerPageProps) {
  const t = useTranslations("portal");
  return (
    <>
      <ShopTheme brand={shop.colors.brand} />
      <PortalShell
        shop={{ name: shop.name, homeUrl: shop.siteUrl, logo: shop.logo }}
        single={single}
        footer={
          <div className={single ? "mx-auto max-w-120 sm:max-w-136" : undefined}>
            <p className="whitespace-pre-line">
              {shop.postalAddress
                ? t("imprint", { shop: shop.name, address: shop.postalAddress })
                : shop.name}
            </p>
            {footer}
          </div>
        }
      >
        {children}
      </PortalShell>
    </>
  );
}
