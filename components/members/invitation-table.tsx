import { ActionButton } from "@/components/form/action-button";
import { Moment } from "@/components/shell/moment";
import { RowHead, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { resend, revoke } from "@/lib/members/actions";
import type { OpenInvitationRow } from "@/lib/members/queries";

export interface InvitationTableProps {
  invitations: OpenInvitationRow[];
  shopId: string;
  clock: Clock;
}

/** Invitations not accepted yet. */
export function InvitationTable({ invitations, shopId, clock }: InvitationTableProps) {
  const t = useTranslations("members.open");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const roles = useTranslations("members.roles");
  return (
    <Table caption={t("title")}>
      <TableHead>
        <Th>{t("columns.email")}</Th>
        <Th>{labels("role")}</Th>
        <Th>{t("columns.by")}</Th>
        <Th>{t("columns.expires")}</Th>
        <Th>
          <span className="sr-only">{labels("action")}</span>
        </Th>
      </TableHead>
      <TableBody>
        {invitations.map(({ id, email, role, inviter, expiresAt }) => (
          <Tr key={id}>
            <RowHead long>{email}</RowHead>
            <Td label={labels("role")}>{roles(role)}</Td>
            <Td long label={t("columns.by")}>
              {inviter}
            </Td>
            <Td label={t("columns.expires")}>
              {expiresAt > clock.now ? (
                <Moment at={expiresAt} clock={clock} />
              ) : (
                <span className="text-warning">{t("expired")}</span>
              )}
            </Td>
            <Td full>
              <div className="flex flex-wrap justify-end gap-1 max-sm:justify-start">
                <ActionButton
                  action={resend}
                  shopId={shopId}
                  hidden={{ invitationId: id }}
                  label={buttons("sendAgain")}
                  of={email}
                  pending="sending"
                />
                <ActionButton
                  action={revoke}
                  shopId={shopId}
                  hidden={{ invitationId: id }}
                  label={t("revoke")}
                  of={email}
                  pending="revoking"
                />
              </div>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
