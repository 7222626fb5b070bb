"use client";

import { useActionState, useRef, useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field, Fieldset } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { createKey, type NewKeyState } from "@/lib/settings/actions";

export interface KeyFormProps {
  shopId: string;
  scopes: { value: string; label: string; hint: string }[];
  members: { id: string; name: string }[];
  texts: Record<
    | "name"
    | "nameHint"
    | "scopes"
    | "member"
    | "memberHint"
    | "itself"
    | "submit"
    | "making"
    | "problem"
    | "lost",
    string
  > & { made: NewKeyTexts };
}

/** A new key: what it is for, what it may do, and the key itself, once. */
export function KeyForm({ shopId, scopes, members, texts }: KeyFormProps) {
  const box = useRef<HTMLFormElement>(null);
  const [made, setMade] = useState<string | null>(null);
  const { state, kept, pending, form } = useFormAction(createKey, {
    lost: texts.lost,
    onDone: (done: NewKeyState) => {
      setMade(done.key ?? null);
      box.current?.reset();
    },
  });
  const key = made ?? (state as NewKeyState).key;
  const names = { name: texts.name, scopes: texts.scopes, memberId: texts.member };
  const ticked = kept?.scopes?.split(" ") ?? [];
  return (
    <>
      {key && <NewKey value={key} texts={texts.made} />}
      <form {...form} ref={box} noValidate className="grid grid-cols-1 gap-4.5">
        <ShopField shopId={shopId} />
        <FormErrors state={state} names={names} line={texts.problem} />
        <Field id="name" label={texts.name} hint={texts.nameHint} error={state.fields?.name}>
          <Input name="name" type="text" defaultValue={kept?.name} autoComplete="off" />
        </Field>
        <Fieldset id="scopes" legend={texts.scopes} error={state.fields?.scopes}>
          {scopes.map(({ value, label, hint }) => (
            <Checkbox
              key={value}
              id={`scope-${value}`}
              name="scopes"
              value={value}
              label={label}
              hint={hint}
              defaultChecked={ticked.includes(value)}
            />
          ))}
        </Fieldset>
        <Field
          id="memberId"
          label={texts.member}
          hint={texts.memberHint}
          error={state.fields?.memberId}
        >
          <Select name="memberId" defaultValue={kept?.memberId ?? ""}>
            <option value="">{texts.itself}</option>
            {members.map((member) => (
              <option key={member.id} value={member.id}>
                {member.name}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <SubmitButton icon="key" pending={pending} pendingLabel={texts.making}>
            {texts.submit}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

type NewKeyTexts = { title: string; text: string; label: string; copy: string; copied: string };

function NewKey({ value, texts }: { value: string; texts: NewKeyTexts }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, copy] = useActionState(async () => {
    field.current?.select();
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    return done ? texts.copied : "";
  }, "");
  return (
    <Banner tone="good" icon="key" title={texts.title} role="status">
      <p>{texts.text}</p>
      <form action={copy} className="mt-2 flex flex-wrap items-center gap-2">
        <Input
          ref={field}
          readOnly
          value={value}
          aria-label={texts.label}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-[1_1_16rem] font-mono text-sm"
        />
        <Button type="submit" icon="copy">
          {texts.copy}
        </Button>
        <span className="text-sm">{said}</span>
      </form>
    </Banner>
  );
}
