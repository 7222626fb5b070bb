import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { CustomerPage } from "@/components/portal/customer-page";
import { MailChoices } from "@/components/portal/mail-choices";
import { OwnClosed } from "@/components/portal/own-closed";
import { OwnOrders } from "@/components/portal/own-orders";
import { OwnRatings } from "@/components/portal/own-ratings";
import { PostLine } from "@/components/portal/post-line";
import { PortalColumns } from "@/components/shell/portal-shell";
import { TOPICS } from "@/lib/base/vocabularies";
import { getTranslations } from "@/lib/i18n/get-translations";
import { ownCustomer } from "@/lib/identity/access/customer-session";
import { readOwnPage } from "@/lib/portal/my/queries";

const readPage = cache(async () => {
  const actor = await ownCustomer();
  return actor && readOwnPage(actor);
});

export async function generateMetadata(): Promise<Metadata> {
  const page = await readPage();
  const t = await getTranslations("my");
  const portal = await getTranslations("portal");
  return {
    title: { absolute: page ? t("title", { shop: page.shop.name }) : portal("closed.title") },
  };
}

/** A customer's own page: all orders, all ratings, and which mails they want. */
export default async function OwnPage() {
  const page = await readPage();
  if (!page) return <OwnClosed />;
  const { shop, greeting, orders, more, stopped } = page;
  const [t, portal, locale, form, buttons] = await Promise.all([
    getTranslations("my"),
    getTranslations("portal"),
    getLocale(),
    getTranslations("form"),
    getTranslations("buttons"),
  ]);
  const clock = { locale, timeZone: shop.timeZone, now: new Date() };
  return (
    <CustomerPage
      shop={shop}
      footer={<PostLine action="/my/leave" text={portal("footer")} label={t("leave")} />}
    >
      <h1>{portal("hello", { hasName: greeting ? "yes" : "no", name: greeting })}</h1>
      <p className="mt-1 text-muted">
        {t("lead", { count: orders.length + more, shop: shop.name })}
      </p>
      <PortalColumns
        asideLabel={t("ratings")}
        aside={
          <>
            <OwnRatings orders={orders} clock={clock} />
            <MailChoices
              stopped={stopped}
              texts={{
                title: portal("unsubscribe.title", { shop: shop.name }),
                text: t("mailsText"),
                topics: TOPICS.map((topic) => ({ topic, label: t(`topics.${topic}`) })),
                save: buttons("save"),
                saving: form("pending.saving"),
                unreachable: portal("meanwhile.unreachable"),
              }}
            />
          </>
        }
      >
        <OwnOrders orders={orders} more={more} clock={clock} />
      </PortalColumns>
    </CustomerPage>
  );
}
