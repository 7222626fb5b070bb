"use client";

import type { ReactNode } from "react";
import { NewTab } from "@/components/form/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { ComposerFrame } from "@/components/ui/thread";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { addNote } from "@/lib/updates/actions";
import { useDraft } from "./use-draft";

export interface ComposerProps {
  kind: "customer" | "internal";
  updateId: string;
  submissionId: string;
  /** Drafts belong to whoever typed them. */
  memberId: string;
  /** The customer's first name. */
  name: string;
  /** Whether the customer reads it by email as well. */
  mailed: boolean;
  /** Who receives it. */
  recipient: ReactNode;
  /** Why nothing can be written now. What was typed stays all the same. */
  closed: string | null;
  /** Shown instead of the composer while it is closed and nothing was typed. */
  closedLine?: string | null;
}

/** Writes a note. Ctrl/Cmd + Enter sends; what is typed survives refusals, reloads and other pages. */
export function Composer(props: ComposerProps) {
  const { kind, updateId, memberId, recipient, closed, closedLine } = props;
  const texts = useTexts(props);
  const toast = useToast();
  const { state, kept, pending, submissionId, form } = useFormAction(addNote, {
    submissionId: props.submissionId,
    lost: useTranslations("form")("lost"),
    onDone: () => {
      setText("");
      toast({ text: texts.done });
    },
  });
  const [text, setText] = useDraft(`${memberId}:${updateId}:${kind}`, kept?.body ?? "");
  useLeaveWarning(text !== "");
  if (closed && text === "") {
    return closedLine ? <p className="mt-4 text-muted">{closedLine}</p> : null;
  }
  const id = `${kind}-${updateId}`;
  const error = closed ?? errorOf(state);
  return (
    <form {...form}>
      <input type="hidden" name="updateId" value={updateId} />
      <input type="hidden" name="submissionId" value={submissionId} />
      <input type="hidden" name="kind" value={kind} />
      <ComposerFrame
        id={id}
        label={texts.label}
        internal={kind === "internal"}
        recipient={recipient}
        error={
          error && (
            <div>
              <FieldError id={`${id}-error`} alert>
                {error}
              </FieldError>
              {state.signIn && (
                <p className="mt-2">
                  <NewTab page="/sign-in">{state.signIn}</NewTab>
                </p>
              )}
            </div>
          )
        }
        actions={
          <SubmitButton
            variant={kind === "internal" ? "default" : "primary"}
            pending={pending}
            pendingLabel={texts.sending}
            disabled={closed !== null}
          >
            {texts.send}
          </SubmitButton>
        }
      >
        <Textarea
          id={id}
          name="body"
          rows={3}
          placeholder={texts.placeholder}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={sendOnCtrlEnter}
          aria-invalid={state.fields?.body ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
      </ComposerFrame>
    </form>
  );
}

function useTexts({ kind, name, mailed }: ComposerProps) {
  const t = useTranslations("updates.compose");
  const sending = useTranslations("form")("pending.sending");
  if (kind === "internal") {
    return {
      label: t("internal"),
      placeholder: t("internalHint"),
      send: t("add"),
      sending,
      done: t("added"),
    };
  }
  return {
    label: t("customer", { name }),
    placeholder: t(mailed ? "customerHint" : "customerHintUnmailed", { name }),
    send: t("send"),
    sending,
    done: t("sent", { name, mailed: mailed ? "yes" : "no" }),
  };
}

/** Refusals that come with a state are said by `closed`, for as long as that state lasts. */
function errorOf(state: FormState): string | null {
  if (state.status !== "refused") return null;
  if (state.code === "update_solved" || state.code === "already_rated") return null;
  return state.fields?.body ?? state.message ?? null;
}
