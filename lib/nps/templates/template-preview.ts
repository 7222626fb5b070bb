import { createElement } from "react";
import NpsInvitation from "@/emails/nps-invitation";
import type { Locale } from "@/lib/i18n/locales";
import type { ComposedMail, ShopRow } from "@/lib/mail/compose";
import { type SampleFacts, sampleFacts } from "@/lib/mail/sample-facts";
import { invitationContent } from "@/lib/nps/templates/invitation-content";

type Template = { subject: string; body: string };

/** A template over made-up facts. `rateUrl` is where every rate link leads, and must not be one that can vote. */
export function sampleInvitation(facts: SampleFacts, template: Template, rateUrl: string) {
  const { frame, tokens, values, url } = facts;
  const fields = { ...tokens, rateUrl, unsubscribeUrl: url };
  const { expires_on } = values;
  return invitationContent(frame.lang, template, fields, {
    about: "solved",
    budget_days: 14,
    expires_on,
  });
}

/** The same as a mail in the shop's look; for the preview and the test send. */
export function composeTemplatePreview(
  shop: ShopRow,
  template: Template,
  locale: Locale,
  rateUrl: string,
): ComposedMail {
  const facts = sampleFacts(shop, locale);
  const { text, props, unsubscribeUrl } = sampleInvitation(facts, template, rateUrl);
  const element = createElement(NpsInvitation, { ...facts.frame, ...props, text, unsubscribeUrl });
  return { subject: text.subject, element };
}
