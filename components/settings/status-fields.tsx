"use client";

import { useField } from "@/components/form/form-context";
import { Checkbox } from "@/components/ui/choice";
import { FieldError, Fieldset } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LabelOf } from "@/components/ui/label-of";
import { useTranslations } from "@/lib/i18n/use-translations";

/** What a new label's picker begins with. */
export const NEW_STATUS_COLOR = "#2c6fbb";

/** Every label with its colour, and a line for a new one. */
export function StatusFields({ statuses }: { statuses: { id: string; name: string }[] }) {
  const t = useTranslations("settings.statuses");
  return (
    <>
      <Fieldset id="statuses" legend={t("labels.title")} hideLegend>
        <ul className="grid grid-cols-1 gap-2">
          {statuses.map(({ id, name }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <input type="hidden" name="id" value={id} />
              <Row id={id} />
              <ArchiveBox id={id} name={name} />
            </li>
          ))}
        </ul>
      </Fieldset>
      <Fieldset id="added" legend={t("add")} hint={t("addHint")}>
        <div className="flex items-start gap-3">
          <Row id="new" />
        </div>
      </Fieldset>
    </>
  );
}

/** One label: `id` is its own, or "new". */
function Row({ id }: { id: string }) {
  const name = useField(`name-${id}`);
  const color = useField(`color-${id}`);
  const error = name.error ?? color.error;
  return (
    <>
      <input
        type="color"
        id={color.id}
        name={color.id}
        aria-label={color.label}
        title={color.label}
        defaultValue={color.text}
        className="h-control w-12 shrink-0 cursor-pointer rounded-md border border-border-strong bg-surface p-1"
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-1">
        <Input
          id={name.id}
          name={name.id}
          type="text"
          aria-label={name.label}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name.id}-error` : undefined}
          defaultValue={name.text}
          autoComplete="off"
        />
        {error && <FieldError id={`${name.id}-error`}>{error}</FieldError>}
      </div>
    </>
  );
}

function ArchiveBox({ id, name }: { id: string; name: string }) {
  const buttons = useTranslations("buttons");
  const { ticked } = useField(`archived-${id}`);
  return (
    <Checkbox
      name={`archived-${id}`}
      value="on"
      label={<LabelOf label={buttons("archive")} of={name} />}
      defaultChecked={ticked("on")}
      className="min-h-control items-center"
    />
  );
}
