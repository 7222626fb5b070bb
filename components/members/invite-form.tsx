import { SelectField, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAnswer, Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { INVITED_ROLES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { invite } from "@/lib/members/actions";

/** Several people at once, in one role. */
export function InviteForm({ shopId }: { shopId: string }) {
  const t = useTranslations("members");
  return (
    <Form
      action={invite}
      shopId={shopId}
      labels={useLabels(({ labels, members }) => ({
        emails: members.invite.emails,
        role: labels.role,
      }))}
      clears
      className="grid grid-cols-1 gap-4"
    >
      <FormAnswer icon="mail-check" />
      <TextField name="emails" hint={t("invite.emailsHint")} rows={3} spellCheck={false} />
      <SelectField
        name="role"
        options={INVITED_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <div>
        <Submit icon="send" pending="inviting">
          {t("invite.submit")}
        </Submit>
      </div>
    </Form>
  );
}
