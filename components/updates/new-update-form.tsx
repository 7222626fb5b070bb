"use client";

import { useRef } from "react";
import { Field, SelectField, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useTyped } from "@/components/form/form-changes";
import { useFormInfo } from "@/components/form/form-context";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { ButtonRow, LinkButton } from "@/components/ui/button";
import { IconLine } from "@/components/ui/layout";
import type { Option } from "@/components/ui/options";
import { UPDATE_LIMITS } from "@/lib/base/limits";
import { useTranslations } from "@/lib/i18n/use-translations";
import { open } from "@/lib/updates/actions";

export interface NewUpdateFormProps {
  order: { id: string; email: string | null };
  submissionId: string;
  title: string;
  /** The rated update it follows up. */
  follows: { id: string; stars: number } | null;
  /** Whoever writes to the customer first is assigned. */
  assigns: boolean;
  /** The customer's first name. */
  name: string;
  members: Option[];
  statuses: Option[];
}

/** Opens an update, with up to one first note on either side. */
export function NewUpdateForm(props: NewUpdateFormProps) {
  const { order, submissionId, title, follows, assigns, name, members, statuses } = props;
  const t = useTranslations("updates.new");
  const labels = useTranslations("labels");
  const fields = useLabels((words) => words.updates.fields);
  return (
    <Form
      action={open}
      hidden={{ orderId: order.id, ...(follows && { followsUpdateId: follows.id }) }}
      submissionId={submissionId}
      values={{ title, statusId: statuses[0]?.id }}
      labels={{ ...fields, customerNote: t("customerNote", { name }) }}
      limits={UPDATE_LIMITS}
      className="grid max-w-176 grid-cols-1 gap-4.5"
    >
      {follows && (
        <IconLine icon="corner-down-right">
          {t("follows", { stars: follows.stars, title })}
        </IconLine>
      )}
      <Field name="title" hint={t("titleHint", { name, max: UPDATE_LIMITS.title.maxLength })} />
      <div className="grid grid-cols-1 gap-4.5 sm:grid-cols-2">
        <SelectField name="statusId" options={statuses.map(choice)} />
        <SelectField
          name="assigneeId"
          hint={assigns && t("assigneeHint", { name })}
          options={[{ value: "", label: labels("unassigned") }, ...members.map(choice)]}
        />
      </div>
      <TextField
        name="customerNote"
        hint={
          order.email
            ? t("customerNoteHint", { email: order.email })
            : t("customerNoteHintUnmailed")
        }
        rows={5}
      />
      <TextField
        name="internalNote"
        hint={t("internalNoteHint")}
        rows={5}
        controlClass="bg-note-internal"
      />
      <End orderId={order.id} />
    </Form>
  );
}

function choice({ id, name }: Option) {
  return { value: id, label: name };
}

const TYPED = ["title", "customerNote", "internalNote"];

/** The buttons; and the browser asks before something typed is lost. */
function End({ orderId }: { orderId: string }) {
  const t = useTranslations("updates.new");
  const cancel = useTranslations("form")("cancel");
  const { pending } = useFormInfo();
  const row = useRef<HTMLSpanElement>(null);
  const { typed } = useTyped(row, TYPED);
  useLeaveWarning(typed !== null && !pending);
  return (
    <ButtonRow>
      <Submit pending="opening">{t("submit")}</Submit>
      <LinkButton variant="quiet" href={`/orders/${orderId}`}>
        <span ref={row}>{cancel}</span>
      </LinkButton>
    </ButtonRow>
  );
}
