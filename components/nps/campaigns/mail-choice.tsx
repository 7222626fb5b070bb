import { SelectField } from "@/components/form/field";
import { Link } from "@/components/shell/link";
import { Hint } from "@/components/ui/field";
import { formatList } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Offer } from "@/lib/nps/campaigns/queries";
import { TemplateNote } from "./live-notes";

/** Which template is sent, what the check says about it, and why others cannot be chosen. */
export function MailChoice({ offer, locale }: { offer: Offer; locale: string }) {
  const t = useTranslations("npsSettings");
  const unusable = offer.templates.filter(({ usable }) => !usable).map(({ name }) => name);
  const templates = offer.templates.map(({ id, name, usable }) => ({
    value: id,
    label: usable ? name : t("unusableOption", { name }),
    disabled: !usable,
  }));
  return (
    <>
      <SelectField
        name="templateId"
        options={[{ value: "", label: t("chooseTemplate") }, ...templates]}
      />
      <TemplateNote templates={offer.templates.map(({ id, findings }) => ({ id, findings }))} />
      {unusable.length > 0 && (
        <Hint>
          {t("unusable", { count: unusable.length, names: formatList(locale, unusable) })}
        </Hint>
      )}
      {offer.templates.length === unusable.length && (
        <Hint>
          {t.rich("noTemplates", {
            link: (words) => <Link href="/settings/nps/templates">{words}</Link>,
          })}
        </Hint>
      )}
    </>
  );
}

/** Under which channel and category the answers are counted. */
export function CountedUnder({ offer }: { offer: Offer }) {
  const entries = (list: Offer["channels"]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <>
      <SelectField name="channelId" options={entries(offer.channels)} />
      <SelectField name="categoryId" options={entries(offer.categories)} />
    </>
  );
}
