"use client";

import { startTransition, useActionState, useRef, useState } from "react";
import { CheckboxField, FieldGroup } from "@/components/form/choice-fields";
import { Field, SelectField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useFormInfo } from "@/components/form/form-context";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { SCOPES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { createKey, type NewKeyState } from "@/lib/settings/actions";
import { KEY_DAYS } from "@/lib/shops/keys/key-schema";

export interface KeyFormProps {
  shopId: string;
  members: { id: string; name: string }[];
}

/** A new key: what it is for, what it may do, and the key itself, once. */
export function KeyForm({ shopId, members }: KeyFormProps) {
  const t = useTranslations("settings.keys");
  const [made, setMade] = useState<string>();
  const people = members.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form
      // A form of its own after each key: its fields begin empty.
      key={made}
      action={createKey}
      shopId={shopId}
      labels={useLabels(({ labels, settings }) => ({
        name: labels.name,
        scopes: labels.permissions,
        memberId: settings.keys.memberId,
        days: settings.keys.days,
      }))}
      onDone={(done: NewKeyState) => setMade(done.key)}
      className="grid grid-cols-1 gap-4.5"
    >
      <NewKey made={made} />
      <Field name="name" hint={t("create.nameHint")} />
      <FieldGroup name="scopes">
        {SCOPES.map((scope) => (
          <CheckboxField
            key={scope}
            id={`scope-${scope}`}
            name="scopes"
            value={scope}
            label={t(`scopes.${scope}`)}
            hint={t(`scopeHints.${scope}`)}
          />
        ))}
      </FieldGroup>
      <SelectField
        name="memberId"
        hint={t("create.memberHint")}
        options={[{ value: "", label: t("itself") }, ...people]}
      />
      <SelectField
        name="days"
        hint={t("create.daysHint")}
        options={[
          { value: "", label: t("never") },
          ...KEY_DAYS.map((days) => ({ value: String(days), label: t("afterDays", { days }) })),
        ]}
      />
      <div>
        <Submit icon="key" pending="creating">
          {t("create.submit")}
        </Submit>
      </div>
    </Form>
  );
}

/** The key that was made a moment ago: by a script, or by the form without one. */
function NewKey({ made }: { made: string | undefined }) {
  const t = useTranslations("settings.keys.made");
  const buttons = useTranslations("buttons");
  const { state } = useFormInfo();
  const value = made ?? (state as NewKeyState).key;
  const field = useRef<HTMLInputElement>(null);
  const [said, copy] = useActionState(async () => {
    field.current?.select();
    const done = await navigator.clipboard?.writeText(value ?? "").then(
      () => true,
      () => false,
    );
    return done ? t("copied") : "";
  }, "");
  if (!value) return null;
  return (
    <Banner tone="good" icon={<Icon name="key" />} title={t("title")} role="status">
      <p>{t("text")}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Input
          ref={field}
          readOnly
          value={value}
          aria-label={t("label")}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-[1_1_16rem] font-mono text-sm"
        />
        <Button icon="copy" onClick={() => startTransition(copy)}>
          {buttons("copy")}
        </Button>
        <span className="text-sm">{said}</span>
      </div>
    </Banner>
  );
}
