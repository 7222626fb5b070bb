import type { ReactElement } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { ShopRow } from "@/lib/mail/compose";
import { sampleOf } from "@/lib/mail/sample-facts";
import { invitationElement } from "@/lib/nps/templates/invitation-element";
import { fillSubject } from "@/lib/nps/templates/template-fields";

/**
 * A template as a mail over made-up facts, in the shop's look; for the preview and the test send.
 * `rateUrl` is where every rating link leads, and must not be one that can vote.
 */
export function composeTemplatePreview(
  shop: ShopRow,
  template: { subject: string; body: string },
  locale: Locale,
  rateUrl: string,
): { subject: string; element: ReactElement } {
  const { tokens, values, frame } = sampleOf(shop, locale);
  const facts = {
    customer_first_name: tokens.customer_first_name ?? "",
    order_number: tokens.order_number ?? "",
    shop_name: shop.name,
    shop_url: shop.siteUrl,
    update_title: tokens.update_title ?? "",
    agent_first_name: tokens.agent_first_name ?? "",
    rateUrl,
    unsubscribeUrl: shop.siteUrl,
  };
  const about = {
    about: "solved",
    budget_days: 14,
    expires_on: String(values.expires_on),
  } as const;
  const subject = fillSubject(template.subject, facts);
  const element = invitationElement(frame, template.body, { subject, facts, about });
  return { subject, element };
}
