import type { FormHandle } from "@/components/form/use-form-action";
import { HiddenFields, type HiddenFieldsProps } from "@/components/ratings/hidden-fields";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ConversationTexts } from "./texts";

export interface ReopenFormProps extends Omit<HiddenFieldsProps, "state"> {
  form: FormHandle;
  /** A reply that was under way when the conversation was marked as solved. */
  draft: string;
  onWrite: (text: string) => void;
  text: string;
  texts: ConversationTexts["reopen"];
}

/** "Still has issue?", apart from the rating. */
export function ReopenForm({ form, draft, onWrite, text, texts, ...hidden }: ReopenFormProps) {
  return (
    <form
      {...form.form}
      noValidate
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-t border-border p-4 sm:px-6"
    >
      <HiddenFields {...hidden} state={form.state} />
      {draft && (
        <Field
          id={`draft-${hidden.updateId}`}
          label={texts.draft}
          hint={texts.draftHint}
          className="w-full"
        >
          <Textarea
            name="body"
            rows={3}
            className="control-area"
            defaultValue={draft}
            onInput={(event) => onWrite(event.currentTarget.value)}
          />
        </Field>
      )}
      <p className="flex-[1_1_8rem] text-muted">{text}</p>
      <SubmitButton variant="default" pending={form.pending} pendingLabel={texts.sending}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
