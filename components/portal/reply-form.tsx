import { sendOnCtrlEnter } from "@/components/form/send-keys";
import type { FormHandle } from "@/components/form/use-form-action";
import { HiddenFields, type HiddenFieldsProps } from "@/components/ratings/hidden-fields";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ConversationTexts } from "./texts";

export interface ReplyFormProps extends Omit<HiddenFieldsProps, "state"> {
  form: FormHandle;
  /** Words from before that are not sent yet. */
  kept: string;
  onWrite: (text: string) => void;
  onSend: () => void;
  texts: ConversationTexts["reply"];
}

/** The reply box of an open conversation. */
export function ReplyForm({ form, kept, onWrite, onSend, texts, ...hidden }: ReplyFormProps) {
  const { state, pending } = form;
  const error = state.status === "refused" ? state.fields?.body : undefined;
  return (
    <form
      {...form.form}
      noValidate
      onSubmit={(event) => {
        form.form.onSubmit(event);
        onSend();
      }}
      className="grid grid-cols-1 gap-3 border-t border-border p-4 sm:px-6"
    >
      <HiddenFields {...hidden} state={state} />
      <Field
        id={`reply-${hidden.updateId}`}
        label={texts.label}
        error={error && <span role="alert">{error}</span>}
      >
        <Textarea
          // a message that went out leaves an empty box
          key={state.status === "done" ? form.answeredAt : "writing"}
          name="body"
          rows={3}
          className="control-area scroll-mt-40"
          defaultValue={kept}
          onInput={(event) => onWrite(event.currentTarget.value)}
          onKeyDown={sendOnCtrlEnter}
        />
      </Field>
      <SubmitButton big pending={pending} pendingLabel={texts.sending} className="w-full sm:w-fit">
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
