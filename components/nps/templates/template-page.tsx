import { Words } from "@/components/form/words";
import { LanguageChips } from "@/components/nps/language-chips";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PageBody, PageHead } from "@/components/ui/layout";
import type { Clock } from "@/lib/base/format";
import type { Locale } from "@/lib/i18n/locales";
import { useTranslations } from "@/lib/i18n/use-translations";
import { describeTemplateUses } from "@/lib/nps/templates/describe-uses";
import { describeWarnings } from "@/lib/nps/templates/describe-warnings";
import type { TemplateDetail } from "@/lib/nps/templates/queries";
import { ArchiveButton } from "./archive-button";
import { FieldHelp } from "./field-help";
import { TemplateEditor } from "./template-editor";
import { TemplatePreview } from "./template-preview";
import { TestButton } from "./test-button";

export interface TemplatePageProps {
  template: TemplateDetail;
  loudWords: string[] | null;
  /** Where a test mail goes. */
  address: string;
  shop: { id: string };
  /** The language whose words are shown. */
  locale: Locale;
  /** The score of a rating link in a test mail that led here. */
  tapped: number | null;
  clock: Clock;
}

/** One template: its words, what they look like, what the check thinks, what sends it. */
export function TemplatePage(props: TemplatePageProps) {
  const { template, loudWords, address, shop, locale, tapped, clock } = props;
  const t = useTranslations("npsTemplates");
  const own = template.locale === locale;
  const words = own ? template : template.translations.find((one) => one.locale === locale);
  const { subject, body } = words ?? { subject: "", body: "" };
  return (
    <>
      <Head template={template} shopId={shop.id} clock={clock} />
      <PageBody>
        <LanguageChips path={`/settings/nps/templates/${template.id}`} current={locale} />
        <div className="grid grid-cols-1 gap-4">
          {tapped !== null && (
            <Banner title={t("tapped", { score: tapped })}>{t("tappedText")}</Banner>
          )}
          {template.archivedAt && <Banner icon={<Icon name="inbox" />}>{t("archivedText")}</Banner>}
          {template.uses.some(({ place }) => place === "experiment") && (
            <Banner tone="warn">{t("experimentText")}</Banner>
          )}
          <Words of={["npsTemplates", "labels", "buttons"]}>
            {template.archivedAt ? (
              <TemplatePreview key={locale} templateId={template.id} locale={locale} />
            ) : (
              <TemplateEditor
                key={`${template.id}.${locale}`}
                template={{
                  ...template,
                  subject,
                  body,
                  updatedAt: template.updatedAt.toISOString(),
                }}
                shopId={shop.id}
                locale={locale}
                translates={!own}
                findings={words ? describeWarnings(clock.locale, { subject, body, loudWords }) : []}
                help={<FieldHelp />}
                test={
                  <TestButton
                    templateId={template.id}
                    locale={locale}
                    shopId={shop.id}
                    address={address}
                  />
                }
              />
            )}
          </Words>
        </div>
      </PageBody>
    </>
  );
}

function Head({
  template,
  shopId,
  clock,
}: Pick<TemplatePageProps, "template" | "clock"> & { shopId: string }) {
  const t = useTranslations("npsTemplates");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  const { id, name, uses, archivedAt, updatedAt } = template;
  return (
    <PageHead
      as={Link}
      crumb={{ href: "/settings/nps/templates", label: places("templates") }}
      title={name}
      facts={
        <>
          <span>
            {uses.length > 0
              ? t("usedBy", { places: describeTemplateUses(clock.locale, uses) })
              : labels("notUsed")}
          </span>
          <span>{t.rich("changedAt", { at: () => <Moment at={updatedAt} clock={clock} /> })}</span>
        </>
      }
      actions={
        <>
          {!archivedAt && (
            <LinkButton as={Link} icon="copy" href={`/settings/nps/templates/new?from=${id}`}>
              {buttons("copy")}
            </LinkButton>
          )}
          {uses.length === 0 && (
            <ArchiveButton
              templateId={id}
              name={name}
              archived={archivedAt !== null}
              shopId={shopId}
            />
          )}
        </>
      }
    />
  );
}
