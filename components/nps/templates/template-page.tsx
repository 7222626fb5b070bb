import Link from "next/link";
import { Words } from "@/components/form/words";
import { Moment } from "@/components/shell/moment";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import { PageBody, PageHead } from "@/components/ui/layout";
import type { Clock } from "@/lib/base/format";
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
  shop: { id: string; locale: string };
  /** The score of a rating link in a test mail that led here. */
  tapped: number | null;
  clock: Clock;
}

/** One template: its words, what they look like, what the check thinks, what sends it. */
export function TemplatePage(props: TemplatePageProps) {
  const { template, loudWords, address, shop, tapped, clock } = props;
  const t = useTranslations("npsTemplates");
  return (
    <>
      <Head template={template} shopId={shop.id} clock={clock} />
      <PageBody>
        <div className="grid grid-cols-1 gap-4">
          {tapped !== null && (
            <Banner title={t("tapped", { score: tapped })}>{t("tappedText")}</Banner>
          )}
          {template.archivedAt && <Banner icon="inbox">{t("archivedText")}</Banner>}
          {template.uses.some(({ place }) => place === "experiment") && (
            <Banner tone="warn">{t("experimentText")}</Banner>
          )}
          <Words of={["npsTemplates", "labels", "buttons"]}>
            {template.archivedAt ? (
              <TemplatePreview templateId={template.id} />
            ) : (
              <TemplateEditor
                key={template.id}
                template={{ ...template, updatedAt: template.updatedAt.toISOString() }}
                shopId={shop.id}
                locale={shop.locale}
                findings={describeWarnings(clock.locale, { ...template, loudWords })}
                help={<FieldHelp />}
                test={<TestButton templateId={template.id} shopId={shop.id} address={address} />}
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
