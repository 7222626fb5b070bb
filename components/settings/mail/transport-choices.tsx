"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "@/components/form/choice-fields";
import { TRANSPORTS } from "@/lib/base/vocabularies";

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
