"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Glyph } from "@/components/ui/glyph";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { mailOrderLink } from "@/lib/portal/find/actions";

export interface FindFormProps {
  slug: string;
  /** Made when the page was rendered: the same words sent twice mail once. */
  requestId: string;
  texts: Record<"number" | "numberHint" | "email" | "submit" | "sending" | "unreachable", string>;
}

/** Order number and address. What was typed stays, and so does the answer, whatever was found. */
export function FindForm({ slug, requestId, texts }: FindFormProps) {
  const permalink = `/find/${slug}`;
  const form = useFormAction(mailOrderLink, { permalink, lost: texts.unreachable });
  const { state } = form;
  const problem = (name: string) => {
    const words = state.status === "refused" ? state.fields?.[name] : undefined;
    return words && <span role="alert">{words}</span>;
  };
  const general = state.status === "refused" && !problem("number") && !problem("email");
  return (
    <form {...form.form} noValidate className="grid grid-cols-1 gap-5">
      <input type="hidden" name="slug" value={slug} autoComplete="off" />
      <input type="hidden" name="requestId" value={requestId} autoComplete="off" />
      <Field
        id="number"
        label={texts.number}
        hint={texts.numberHint}
        error={problem("number")}
        className="w-full"
      >
        <Input
          name="number"
          inputMode="text"
          autoComplete="off"
          maxLength={120}
          className="w-full"
          defaultValue={state.values?.number}
        />
      </Field>
      <Field id="email" label={texts.email} error={problem("email")} className="w-full">
        <Input
          type="email"
          name="email"
          autoComplete="email"
          maxLength={254}
          className="w-full"
          defaultValue={state.values?.email}
        />
      </Field>
      <SubmitButton big wide pending={form.pending} pendingLabel={texts.sending}>
        {texts.submit}
      </SubmitButton>
      <div role="status" className="empty:hidden">
        {state.status === "done" && (
          <Banner tone="good" icon={<Glyph name="mail-check" />}>
            {state.message}
          </Banner>
        )}
      </div>
      {general && (
        <Banner tone="bad" role="alert">
          {state.message}
        </Banner>
      )}
    </form>
  );
}
