import { LinkButton } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { shopOfStranger } from "@/lib/portal/stranger-shop";
import { CustomerPage } from "./customer-page";
import { NoticeCard, type NoticeCardProps, StrangerPage } from "./notice-card";

/** For whoever has no working link: in the shop's name where it can only be one, and with a way on. */
export async function StrangerView(props: Omit<NoticeCardProps, "children">) {
  const [shop, t] = await Promise.all([shopOfStranger(), getTranslations("places")]);
  const find = (
    <LinkButton href={shop ? `/find/${shop.slug}` : "/find"} variant="primary" big wide>
      {t("findOrder")}
    </LinkButton>
  );
  if (!shop) return <StrangerPage {...props}>{find}</StrangerPage>;
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard {...props}>{find}</NoticeCard>
    </CustomerPage>
  );
}
