import Link from "next/link";
import { useTranslations } from "next-intl";
import { Words } from "@/components/form/words";
import { Chip, Chips } from "@/components/ui/chip";
import { PageBody, SectionHead } from "@/components/ui/layout";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { type EditableKind, editableOf, partsOf } from "@/lib/mail/editable";
import type { TextPage } from "@/lib/settings/mail/text-page";
import { TextForm } from "./text-form";
import { TextTools } from "./text-tools";

export interface MailTextProps extends TextPage {
  shopId: string;
  kind: EditableKind;
  locale: Locale;
}

/** One kind of mail in one language: its words, and how it looks. */
export function MailText({ shopId, kind, locale, own, standard, address }: MailTextProps) {
  const t = useTranslations("mailSettings.texts");
  const path = `/settings/mail/texts/${kind}`;
  const editable = editableOf(kind);
  const changed = Object.values(own).some((words) => words !== null);
  return (
    <PageBody>
      <Chips label={t("language")}>
        {LOCALES.map((name) => (
          <Chip key={name} as={Link} href={`${path}?locale=${name}`} current={name === locale}>
            {t(name)}
          </Chip>
        ))}
      </Chips>
      <Words of={["mailSettings.texts"]}>
        <TextForm
          key={`${kind}.${locale}`}
          shopId={shopId}
          kind={kind}
          locale={locale}
          parts={editable ? partsOf(editable) : []}
          own={own}
          standard={standard}
        >
          <Tokens kind={kind} />
          <TextTools {...{ shopId, kind, locale, address, changed }} />
        </TextForm>
      </Words>
    </PageBody>
  );
}

function Tokens({ kind }: { kind: EditableKind }) {
  const t = useTranslations("mailSettings.texts");
  return (
    <section className="grid gap-1">
      <SectionHead title={t("tokens")} />
      <dl className="grid gap-1 text-sm">
        {editableOf(kind)?.tokens.map((token) => (
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
