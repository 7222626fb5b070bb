import { Words } from "@/components/form/words";
import { Link } from "@/components/shell/link";
import { Chip, Chips } from "@/components/ui/chip";
import { PageBody, SectionHead } from "@/components/ui/layout";
import { LOCALES } from "@/lib/base/vocabularies";
import type { Locale } from "@/lib/i18n/locales";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";
import type { TextPage } from "@/lib/settings/mail/text-page";
import { TextForm } from "./text-form";
import { TextTools } from "./text-tools";

export interface MailTextProps extends TextPage {
  shopId: string;
  kind: MailKind;
  locale: Locale;
}

/** One kind of mail in one language: its words, and how it looks. */
export function MailText(props: MailTextProps) {
  const { shopId, kind, locale, parts, own, standard, address } = props;
  const t = useTranslations("mailSettings.texts");
  const labels = useTranslations("labels");
  const path = `/settings/mail/texts/${kind}`;
  const changed = Object.values(own).some((words) => words !== null);
  return (
    <PageBody>
      <Chips label={labels("language")}>
        {LOCALES.map((name) => (
          <Chip key={name} as={Link} href={`${path}?locale=${name}`} current={name === locale}>
            {t(name)}
          </Chip>
        ))}
      </Chips>
      <Words of={["mailSettings.texts", "labels"]}>
        <TextForm
          key={`${kind}.${locale}`}
          shopId={shopId}
          kind={kind}
          locale={locale}
          parts={parts}
          own={own}
          standard={standard}
        >
          <Tokens tokens={props.tokens} />
          <TextTools {...{ shopId, kind, locale, address, changed }} />
        </TextForm>
      </Words>
    </PageBody>
  );
}

function Tokens({ tokens }: Pick<MailTextProps, "tokens">) {
  const t = useTranslations("mailSettings.texts");
  return (
    <section className="grid gap-1">
      <SectionHead title={t("tokens")} />
      <dl className="grid gap-1 text-sm">
        {tokens.map((token) => (
          <div key={token} className="flex flex-wrap gap-x-2">
            <dt>
              <code className="font-mono">{`{${token}}`}</code>
            </dt>
            <dd className="text-muted">{t(`tokenHint.${token}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
