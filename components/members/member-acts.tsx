import { ActionButton } from "@/components/form/action-button";
import { CheckboxField } from "@/components/form/choice-fields";
import { DialogButton } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/field";
import { useLabels } from "@/components/form/use-labels";
import { ROLES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Role } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";
import { deactivate, giveOwnership, reactivate, setRole } from "@/lib/members/actions";
import type { TeamMemberDetail } from "@/lib/members/queries";
import { EndingKeys } from "./ending-keys";

export interface MemberActsProps {
  member: TeamMemberDetail;
  me: { memberId: string; role: Role; shopId: string };
}

/** What somebody may change about a member; admins can't change owners. */
export function MemberActs({ member, me }: MemberActsProps) {
  const t = useTranslations("members");
  if (!roleAllows(me.role, member.role)) return null;
  const props = { member, shopId: me.shopId };
  if (member.deactivatedAt) {
    return (
      <ActionButton
        action={reactivate}
        shopId={me.shopId}
        hidden={{ memberId: member.id }}
        label={t("reactivate.act")}
        of={member.name}
        pending="reactivating"
      />
    );
  }
  const other = member.id !== me.memberId;
  return (
    <div className="flex flex-wrap justify-end gap-1 max-sm:justify-start">
      <RoleDialog {...props} highest={me.role} />
      {me.role === "owner" && member.role !== "owner" && <OwnerDialog {...props} />}
      {other && <DeactivateDialog {...props} />}
    </div>
  );
}

interface DialogProps {
  member: TeamMemberDetail;
  shopId: string;
}

function RoleDialog({ member, shopId, highest }: DialogProps & { highest: Role }) {
  const t = useTranslations("members");
  const roles = ROLES.filter(
    (role) => roleAllows(highest, role) && (role !== "owner" || member.role === "owner"),
  );
  return (
    <DialogButton
      action={setRole}
      shopId={shopId}
      idPrefix={`${member.id}-`}
      hidden={{ memberId: member.id }}
      values={{ role: member.role }}
      labels={useLabels(({ labels }) => ({ role: labels.role }))}
      button={{ label: t("role.act"), of: member.name }}
      title={t("role.title", { name: member.name })}
      submit={{ label: t("role.save") }}
    >
      <SelectField
        name="role"
        options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <dl className="grid grid-cols-1 gap-2 text-sm">
        {roles.map((role) => (
          <div key={role}>
            <dt className="font-strong">{t(`roles.${role}`)}</dt>
            <dd className="text-muted">{t(`role.hints.${role}`)}</dd>
          </div>
        ))}
      </dl>
      <EndingKeys keys={member.keys} text={t("role.keys")} />
    </DialogButton>
  );
}

function OwnerDialog({ member, shopId }: DialogProps) {
  const t = useTranslations("members");
  const buttons = useTranslations("buttons");
  return (
    <DialogButton
      action={giveOwnership}
      shopId={shopId}
      hidden={{ memberId: member.id }}
      labels={useLabels((words) => words.members.owner.fields)}
      button={{ label: buttons("makeOwner"), of: member.name }}
      title={t("owner.title", { name: member.name })}
      submit={{ label: buttons("makeOwner") }}
    >
      <p>{t("owner.text")}</p>
      <CheckboxField name="stepDown" />
    </DialogButton>
  );
}

function DeactivateDialog({ member, shopId }: DialogProps) {
  const t = useTranslations("members");
  const buttons = useTranslations("buttons");
  return (
    <DialogButton
      action={deactivate}
      shopId={shopId}
      hidden={{ memberId: member.id }}
      button={{ label: buttons("deactivate"), of: member.name }}
      title={t("deactivate.title", { name: member.name })}
      submit={{ label: buttons("deactivate"), pending: "deactivating", final: true }}
    >
      <p>{t("deactivate.text", { name: member.name })}</p>
      <p>{t("deactivate.open", { count: member.openUpdates })}</p>
      <EndingKeys keys={member.keys} text={t("deactivate.keys", { count: member.keys.length })} />
    </DialogButton>
  );
}
