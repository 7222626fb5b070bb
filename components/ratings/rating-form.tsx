import type { FormHandle } from "@/components/form/use-form-action";
import type { ConversationTexts } from "@/components/portal/texts";
import { HiddenFields, type HiddenFieldsProps } from "@/components/ratings/hidden-fields";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field } from "@/components/ui/field";
import { StarInput } from "@/components/ui/star-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { RATING_LIMITS } from "@/lib/base/limits";

export interface RatingFormProps extends Omit<HiddenFieldsProps, "state"> {
  form: FormHandle;
  heading: "h2" | "h3";
  /** Whether the shop asks for a comment. */
  withComment: boolean;
  chosen: number | null;
  /** A comment typed before. */
  kept: string;
  onWrite: (comment: string) => void;
  texts: ConversationTexts["rate"];
}

/** "How did we do?": five stars and, where the shop wants one, a comment. */
export function RatingForm(props: RatingFormProps) {
  const { form, heading: Heading, withComment, chosen, kept, onWrite, texts, ...hidden } = props;
  const { state, pending } = form;
  const refused = state.status === "refused" ? state : undefined;
  const stars = refused?.values ? Number(refused.values.stars) : chosen;
  const starError = refused?.fields?.stars;
  const commentError = refused?.fields?.comment;
  return (
    <form
      {...form.form}
      noValidate
      className="grid grid-cols-1 gap-4.5 border-t border-border px-4 pt-4.5 pb-5 max-sm:gap-3 max-sm:py-3 sm:px-6"
    >
      <HiddenFields {...hidden} state={state} />
      <div data-error={starError && ""}>
        <StarInput
          id={`stars-${hidden.updateId}`}
          legend={<Heading className="text-lg">{texts.heading}</Heading>}
          labels={texts.stars}
          defaultValue={stars ?? undefined}
          error={starError && <span role="alert">{starError}</span>}
        />
      </div>
      {withComment && (
        <Field
          id={`comment-${hidden.updateId}`}
          label={texts.comment}
          error={commentError && <span role="alert">{commentError}</span>}
        >
          <CountedTextarea
            name="comment"
            rows={3}
            className="control-area max-sm:h-16 max-sm:min-h-16"
            max={RATING_LIMITS.comment.maxLength}
            countText={texts.countText}
            maxText={texts.maxText}
            defaultValue={kept}
            onInput={(event) => onWrite(event.currentTarget.value)}
          />
        </Field>
      )}
      <div className="grid grid-cols-1 justify-items-start gap-2">
        <SubmitButton
          big
          pending={pending}
          pendingLabel={texts.sending}
          className="w-full sm:w-fit"
        >
          {texts.submit}
        </SubmitButton>
        <p className="text-sm text-muted">{texts.hint}</p>
      </div>
    </form>
  );
}
