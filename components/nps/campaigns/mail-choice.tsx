import Link from "next/link";
import { useTranslations } from "next-intl";
import { Hint } from "@/components/ui/field";
import { formatList } from "@/lib/base/format";
import type { Offer } from "@/lib/nps/campaigns/queries";
import { NpsSelect } from "./fields";
import { TemplateNote } from "./live-notes";
import { offerOptions } from "./offer-options";

const TEMPLATES = "/settings/nps/templates";

export interface MailChoiceProps {
  offer: Offer;
  stored: string;
  locale: string;
}

/** Which template is sent, what the check says about it, and why others cannot be chosen. */
export function MailChoice({ offer, stored, locale }: MailChoiceProps) {
  const t = useTranslations("npsSettings");
  const { templates } = offerOptions(offer, {
    choose: t("chooseTemplate"),
    unusable: (name) => t("unusableOption", { name }),
  });
  const unusable = offer.templates.filter(({ usable }) => !usable).map(({ name }) => name);
  const usable = offer.templates.length > unusable.length;
  return (
    <>
      <NpsSelect name="templateId" label={t("templateId")} stored={stored} options={templates} />
      <TemplateNote
        stored={stored}
        templates={offer.templates.map(({ id, findings }) => ({
          id,
          findings,
          link: <Link href={`${TEMPLATES}/${id}`}>{t("seeMail")}</Link>,
        }))}
        texts={{ good: t("check.good"), some: t("check.some") }}
      />
      {unusable.length > 0 && (
        <Hint>
          {t("unusable", { count: unusable.length, names: formatList(locale, unusable) })}
        </Hint>
      )}
      {!usable && (
        <Hint>
          {t.rich("noTemplates", { link: (words) => <Link href={TEMPLATES}>{words}</Link> })}
        </Hint>
      )}
    </>
  );
}

/** Under which channel and category the answers are counted. */
export function CountedUnder({
  offer,
  channelId,
  categoryId,
}: {
  offer: Offer;
  channelId: string;
  categoryId: string;
}) {
  const t = useTranslations("npsSettings");
  const { channels, categories } = offerOptions(offer, { choose: "", unusable: (name) => name });
  return (
    <>
      <NpsSelect name="channelId" label={t("channelId")} stored={channelId} options={channels} />
      <NpsSelect
        name="categoryId"
        label={t("categoryId")}
        stored={categoryId}
        options={categories}
      />
    </>
  );
}
