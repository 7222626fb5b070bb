import { useTranslations } from "next-intl";
import { ActButton } from "@/components/dashboard/act-button";
import { ActDialog } from "@/components/settings/act-dialog";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { ROLES } from "@/lib/base/vocabularies";
import type { Role } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";
import { deactivate, giveOwnership, reactivate, setRole } from "@/lib/members/actions";
import type { TeamMemberDetail } from "@/lib/members/queries";

export interface MemberActsProps {
  member: TeamMemberDetail;
  me: { memberId: string; role: Role; shopId: string };
}

/** What somebody may change about a member; admins leave owners alone. */
export function MemberActs({ member, me }: MemberActsProps) {
  const t = useTranslations("members");
  const lost = useTranslations("dashboard")("lost");
  if (!roleAllows(me.role, member.role)) return null;
  const props = { member, shopId: me.shopId };
  if (member.deactivatedAt) {
    return (
      <ActButton
        act={reactivate}
        shopId={me.shopId}
        fields={{ memberId: member.id }}
        texts={{
          label: t("reactivate.act"),
          name: t("reactivate.name", { name: member.name }),
          pending: t("reactivate.saving"),
          lost,
        }}
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

/** The words every dialog ends with. */
function useEnd(part: "role" | "owner" | "deactivate") {
  const t = useTranslations("members");
  return {
    save: t(`${part}.save`),
    saving: t(`${part}.saving`),
    cancel: t("cancel"),
    close: useTranslations("ui")("close"),
    lost: useTranslations("dashboard")("lost"),
  };
}

function RoleDialog({ member, shopId, highest }: DialogProps & { highest: Role }) {
  const t = useTranslations("members");
  const id = `role-${member.id}`;
  const roles = ROLES.filter(
    (role) => roleAllows(highest, role) && (role !== "owner" || member.role === "owner"),
  );
  return (
    <ActDialog
      act={setRole}
      shopId={shopId}
      fields={{ memberId: member.id }}
      open={{ label: t("role.act"), name: t("role.title", { name: member.name }) }}
      title={t("role.title", { name: member.name })}
      texts={useEnd("role")}
    >
      <Field id={id} label={t("role.label")}>
        <Select name="role" defaultValue={member.role}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </Select>
      </Field>
      <dl className="grid grid-cols-1 gap-2 text-sm">
        {roles.map((role) => (
          <div key={role}>
            <dt className="font-strong">{t(`roles.${role}`)}</dt>
            <dd className="text-muted">{t(`role.hints.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </ActDialog>
  );
}

function OwnerDialog({ member, shopId }: DialogProps) {
  const t = useTranslations("members");
  return (
    <ActDialog
      act={giveOwnership}
      shopId={shopId}
      fields={{ memberId: member.id }}
      open={{ label: t("owner.act"), name: t("owner.title", { name: member.name }) }}
      title={t("owner.title", { name: member.name })}
      texts={useEnd("owner")}
    >
      <p>{t("owner.text")}</p>
      <Checkbox name="stepDown" value="true" label={t("owner.stepDown")} />
    </ActDialog>
  );
}

function DeactivateDialog({ member, shopId }: DialogProps) {
  const t = useTranslations("members");
  return (
    <ActDialog
      act={deactivate}
      shopId={shopId}
      fields={{ memberId: member.id }}
      open={{ label: t("deactivate.act"), name: t("deactivate.title", { name: member.name }) }}
      title={t("deactivate.title", { name: member.name })}
      final
      texts={useEnd("deactivate")}
    >
      <p>{t("deactivate.text", { name: member.name })}</p>
      <p>{t("deactivate.open", { count: member.openUpdates })}</p>
    </ActDialog>
  );
}
