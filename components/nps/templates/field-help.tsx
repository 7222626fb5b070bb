import { Details } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";
import { BODY_FIELDS, FACT_FIELDS } from "@/lib/nps/templates/template-fields";
import { rateUrlField } from "./field-names";

/** What each merge field becomes; without scripts the list to copy from. */
export function FieldHelp() {
  const t = useTranslations("npsTemplates");
  const rows = [...FACT_FIELDS, ...BODY_FIELDS].map((name) => ({
    field: `{${name}}`,
    about: t(`fieldHints.${name}`),
  }));
  const scores = `${rateUrlField(0)} … ${rateUrlField(10)}`;
  return (
    <Details summary={t("fieldHelp")}>
      <dl className="mt-1 grid gap-2 text-sm">
        {[...rows, { field: scores, about: t("fieldHints.scores") }].map(({ field, about }) => (
          <div key={field}>
            <dt>
              <code className="font-mono wrap-anywhere">{field}</code>
            </dt>
            <dd className="text-muted">{about}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
