"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field, FieldError, Fieldset } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { useSettingsForm } from "./settings-form";

export interface StatusFieldsProps {
  statuses: {
    id: string;
    name: string;
    color: string;
    archived: boolean;
    /** "Name of Urgent", "Colour of Urgent". */
    nameLabel: string;
    colorLabel: string;
  }[];
  newLabels: { nameLabel: string; colorLabel: string };
  texts: { legend: string; archive: string; add: string; addHint: string };
}

const NEW_COLOR = "#2c6fbb";

interface RowProps {
  /** A status's id, or "new". */
  id: string;
  name: string;
  color: string;
  nameLabel: string;
  colorLabel: string;
}

function Row({ id, name, color, nameLabel, colorLabel }: RowProps) {
  const { state, kept } = useSettingsForm();
  const [nameField, colorField] = [`name-${id}`, `color-${id}`];
  const error = state.fields?.[nameField] ?? state.fields?.[colorField];
  return (
    <>
      <input
        type="color"
        id={colorField}
        name={colorField}
        aria-label={colorLabel}
        title={colorLabel}
        defaultValue={kept?.[colorField] ?? color}
        className="h-control w-12 shrink-0 cursor-pointer rounded-md border border-border-strong bg-surface p-1"
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-1">
        <Input
          id={nameField}
          name={nameField}
          type="text"
          aria-label={nameLabel}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${nameField}-error` : undefined}
          defaultValue={kept?.[nameField] ?? name}
          autoComplete="off"
        />
        {error && <FieldError id={`${nameField}-error`}>{error}</FieldError>}
      </div>
    </>
  );
}

/** Every label with its colour, and a line for a new one. */
export function StatusFields({ statuses, newLabels, texts }: StatusFieldsProps) {
  const { kept } = useSettingsForm();
  return (
    <>
      <Fieldset id="statuses" legend={texts.legend} hideLegend>
        <ul className="grid grid-cols-1 gap-2">
          {statuses.map(({ archived, ...status }) => (
            <li key={status.id} className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <input type="hidden" name="id" value={status.id} />
              <Row {...status} />
              <Checkbox
                name={`archived-${status.id}`}
                value="on"
                label={texts.archive}
                aria-label={`${texts.archive}: ${status.name}`}
                defaultChecked={kept ? kept[`archived-${status.id}`] === "on" : archived}
                className="min-h-control items-center"
              />
            </li>
          ))}
        </ul>
      </Fieldset>
      <Fieldset id="added" legend={texts.add} hint={texts.addHint}>
        <div className="flex items-start gap-3">
          <Row id="new" name="" color={NEW_COLOR} {...newLabels} />
        </div>
      </Fieldset>
    </>
  );
}

export interface StatusUseProps {
  name: "openedStatusId" | "solvedStatusId";
  label: string;
  stored: string;
  statuses: { id: string; name: string }[];
}

/** Which label is set by default. */
export function StatusUse({ name, label, stored, statuses }: StatusUseProps) {
  const { state, kept } = useSettingsForm();
  return (
    <Field id={name} label={label} error={state.fields?.[name]}>
      <Select name={name} defaultValue={kept?.[name] ?? stored}>
        {statuses.map((status) => (
          <option key={status.id} value={status.id}>
            {status.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
