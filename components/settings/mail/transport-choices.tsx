"use client";

import { RadioField } from "@/components/form/choice-fields";
import { TRANSPORTS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";

/** The ways in which a shop's mail can leave, each with what it needs. */
export function TransportChoices() {
  const t = useTranslations("mailSettings.ways");
  const options = TRANSPORTS.map((value) => ({
    value,
    label: t(value),
    hint: t(`${value}Hint`),
  }));
  return <RadioField name="transport" cards hideLabel options={options} />;
}
