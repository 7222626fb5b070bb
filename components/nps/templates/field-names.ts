import type { useTranslations } from "@/lib/i18n/use-translations";
import { BODY_FIELDS, FACT_FIELDS } from "@/lib/nps/templates/template-fields";

type Words = ReturnType<typeof useTranslations<"npsTemplates">>;

/** A merge field as it is typed, and what it is called. */
type FieldButton = { field: string; label: string; name: string };

/** Merge fields that belong together; those only a body knows are not put into the subject. */
type FieldGroup = {
  key: "facts" | "asking" | "scores";
  label: string;
  bodyOnly: boolean;
  fields: FieldButton[];
};

/** The link for one score, as it is typed. */
export function rateUrlField(score: number): string {
  return `$$Ticket.RateUrl${String(score).padStart(2, "0")}$$`;
}

/** Every merge field, for the buttons that insert them. */
export function fieldGroups(t: Words): FieldGroup[] {
  const button = (name: (typeof FACT_FIELDS)[number] | (typeof BODY_FIELDS)[number]) => ({
    field: `{${name}}`,
    label: t(`fields.${name}`),
    name: t("insert", { field: `{${name}}` }),
  });
  const scores = Array.from({ length: 11 }, (_, score) => ({
    field: rateUrlField(score),
    label: String(score),
    name: t("insert", { field: rateUrlField(score) }),
  }));
  return [
    { key: "facts", label: t("groups.facts"), bodyOnly: false, fields: FACT_FIELDS.map(button) },
    { key: "asking", label: t("groups.asking"), bodyOnly: true, fields: BODY_FIELDS.map(button) },
    { key: "scores", label: t("groups.scores"), bodyOnly: true, fields: scores },
  ];
}
