"use client";

import { useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { ButtonRow, LinkButton } from "@/components/ui/button";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { type Option, Options } from "@/components/ui/options";
import { SubmitButton } from "@/components/ui/submit-button";
import { open } from "@/lib/updates/actions";
import { NOTE_MAX } from "@/lib/updates/schema";

export interface NewUpdateFormProps {
  orderId: string;
  submissionId: string;
  title: string;
  members: Option[];
  statuses: Option[];
  texts: {
    title: string;
    titleHint: string;
    status: string;
    assignee: string;
    nobody: string;
    customerNote: string;
    customerNoteHint: string;
    internalNote: string;
    internalNoteHint: string;
    submit: string;
    sending: string;
    cancel: string;
    count: string;
    max: string;
    lost: string;
  };
}

/** Opens an update, with up to one first note on either side. */
export function NewUpdateForm(props: NewUpdateFormProps) {
  const { orderId, members, statuses, texts } = props;
  const [typed, setTyped] = useState(false);
  const act = useFormAction(open, { submissionId: props.submissionId, lost: texts.lost });
  const { kept } = act;
  const { fields = {} } = act.state;
  useLeaveWarning(typed && !act.pending);
  const note = { max: NOTE_MAX, countText: texts.count, maxText: texts.max, rows: 5 };
  return (
    <form
      {...act.form}
      className="grid max-w-176 grid-cols-1 gap-4.5"
      onInput={() => setTyped(true)}
      onKeyDown={sendOnCtrlEnter}
    >
      <FormErrors state={act.state} />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="submissionId" value={act.submissionId} />
      <Field id="title" label={texts.title} hint={texts.titleHint} error={fields.title}>
        <Input name="title" defaultValue={kept?.title ?? props.title} autoComplete="off" />
      </Field>
      <div className="grid grid-cols-1 gap-4.5 sm:grid-cols-2">
        <Field id="statusId" label={texts.status} error={fields.statusId}>
          <Select name="statusId" defaultValue={kept?.statusId ?? statuses[0]?.id}>
            <Options list={statuses} />
          </Select>
        </Field>
        <Field id="assigneeId" label={texts.assignee} error={fields.assigneeId}>
          <Select name="assigneeId" defaultValue={kept?.assigneeId ?? ""}>
            <option value="">{texts.nobody}</option>
            <Options list={members} />
          </Select>
        </Field>
      </div>
      <Field
        id="customerNote"
        label={texts.customerNote}
        hint={texts.customerNoteHint}
        error={fields.customerNote}
      >
        {(wiring) => (
          <CountedTextarea
            {...note}
            {...wiring}
            name="customerNote"
            defaultValue={kept?.customerNote}
          />
        )}
      </Field>
      <Field
        id="internalNote"
        label={texts.internalNote}
        hint={texts.internalNoteHint}
        error={fields.internalNote}
      >
        {(wiring) => (
          <CountedTextarea
            {...note}
            {...wiring}
            className="bg-note-internal"
            name="internalNote"
            defaultValue={kept?.internalNote}
          />
        )}
      </Field>
      <ButtonRow>
        <SubmitButton pending={act.pending} pendingLabel={texts.sending}>
          {texts.submit}
        </SubmitButton>
        <LinkButton variant="quiet" href={`/orders/${orderId}`}>
          {texts.cancel}
        </LinkButton>
      </ButtonRow>
    </form>
  );
}
