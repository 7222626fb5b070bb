import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { CustomerPage } from "@/components/portal/customer-page";
import { GoneCard } from "@/components/portal/gone-card";
import type { EndedLink } from "@/lib/identity/access/customer-links";
import { portalCustomer } from "@/lib/identity/access/portal-session";
import type { LinkPurpose } from "@/lib/mail/links";
import { getPublicShop } from "@/lib/portal/public-shop";
import { portalPage } from "@/lib/updates/portal-page";

export interface GoneViewProps {
  link: EndedLink;
  purpose: LinkPurpose;
  token: string;
  children?: ReactNode;
}

/** The page of a link that is over, under its own address or the one it was moved to. */
export async function GoneView({ link, purpose, token, children }: GoneViewProps) {
  const [shop, customer, locale] = await Promise.all([
    getPublicShop(link.shopId),
    portalCustomer(link.orderId),
    getLocale(),
  ]);
  return (
    <CustomerPage shop={shop} single>
      <GoneCard
        shop={shop}
        link={link}
        clock={{ locale, timeZone: shop.timeZone, now: new Date() }}
        purpose={purpose}
        token={token}
        requestId={crypto.randomUUID()}
        orderPage={customer && portalPage(link.orderId)}
      >
        {children}
      </GoneCard>
    </CustomerPage>
  );
}
