import Link from "next/link";
import { useTranslations } from "next-intl";
import { Chip, Chips } from "@/components/ui/chip";
import { PageBody, SectionHead } from "@/components/ui/layout";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
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
  const lost = useTranslations("dashboard")("lost");
  const path = `/settings/mail/texts/${kind}`;
  return (
    <PageBody>
      <Chips label={t("language")}>
        {LOCALES.map((name) => (
          <Chip key={name} as={Link} href={`${path}?locale=${name}`} current={name === locale}>
            {t(name)}
          </Chip>
        ))}
      </Chips>
      <TextForm
        key={`${kind}.${locale}`}
        shopId={shopId}
        kind={kind}
        locale={locale}
        parts={parts}
        own={own}
        standard={standard}
        texts={{
          subject: t("subject"),
          heading: t("heading"),
          paragraph: t("paragraph"),
          headingFixed: parts.includes("heading") ? null : t("headingFixed"),
          count: t("count"),
          max: t("max", { max: 2000 }),
          save: t("save"),
          saving: t("saving"),
          problem: t("problem"),
          previewTitle: t("previewTitle"),
          previewHint: t("previewHint"),
          light: t("looks.light"),
          dark: t("looks.dark"),
          wide: t("previewOf", { look: t("looks.wide") }),
          phone: t("previewOf", { look: t("looks.phone") }),
          lost,
        }}
        tokens={<Tokens tokens={props.tokens} />}
        tools={
          <TextTools
            shopId={shopId}
            kind={kind}
            locale={locale}
            changed={Object.values(own).some((words) => words !== null)}
            texts={{
              test: t("test"),
              testHint: t("testSaved", { address }),
              sending: t("sending"),
              reset: t("reset"),
              resetting: t("resetting"),
              lost,
            }}
          />
        }
      />
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
