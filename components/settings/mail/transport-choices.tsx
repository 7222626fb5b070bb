"use client";

import { useTranslations } from "next-intl";
import { useField } from "@/components/form/form-context";
import { FieldError } from "@/components/ui/field";
import { TRANSPORTS } from "@/lib/base/vocabularies";

/** The ways in which a shop's mail can leave, each with what it needs. */
export function TransportChoices() {
  const t = useTranslations("mailSettings.ways");
  const { id, label, error, text } = useField("transport");
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend className="sr-only">{label}</legend>
      {error && (
        <FieldError id={`${id}-error`} className="mb-1.5">
          {error}
        </FieldError>
      )}
      <div className="grid gap-2">
        {TRANSPORTS.map((transport) => (
          <label
            key={transport}
            className="check m-0! rounded-lg border border-border bg-surface p-3! has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="transport"
              value={transport}
              defaultChecked={text === transport}
            />
            <span>
              <b className="font-semibold">{t(transport)}</b>
              <span className="block text-sm text-muted">{t(`${transport}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
