import { DialogButton } from "@/components/form/dialog-form";
import { Moment } from "@/components/shell/moment";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type Clock, formatList } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { revokeKey } from "@/lib/settings/actions";
import type { KeyRow } from "@/lib/shops/keys/key-queries";

export interface KeyTableProps {
  keys: KeyRow[];
  shopId: string;
  clock: Clock;
}

/** The keys in use: what they may do, whom their work is credited to, and when they were last used. */
export function KeyTable({ keys, shopId, clock }: KeyTableProps) {
  const t = useTranslations("settings.keys");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const credited = ({ member }: KeyRow) => {
    if (!member) return t("itself");
    return member.deactivatedAt ? t("gone", { name: member.name }) : member.name;
  };
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <Th>{t("columns.name")}</Th>
        <Th>{labels("permissions")}</Th>
        <Th>{t("columns.member")}</Th>
        <Th wideOnly>{labels("created")}</Th>
        <Th>{t("columns.ends")}</Th>
        <Th>{t("columns.used")}</Th>
        <Th>
          <span className="sr-only">{buttons("revoke")}</span>
        </Th>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <Tr key={key.id}>
            <RowHead long>{key.name}</RowHead>
            <Td label={labels("permissions")}>
              {formatList(
                clock.locale,
                key.scopes.map((scope) => t(`scopes.${scope}`)),
              )}
            </Td>
            <Td long label={t("columns.member")}>
              {credited(key)}
            </Td>
            <Td label={labels("created")} wideOnly>
              <Moment at={key.createdAt} clock={clock} look="day" />
              <Sub>{t("by", { name: key.creator ?? t("operator") })}</Sub>
            </Td>
            <Td label={t("columns.ends")}>
              {key.expiresAt ? (
                <>
                  <Moment at={key.expiresAt} clock={clock} look="day" />
                  {key.expired && <Sub>{t("expired")}</Sub>}
                </>
              ) : (
                t("never")
              )}
            </Td>
            <Td label={t("columns.used")}>
              {key.lastUsedAt ? <Moment at={key.lastUsedAt} clock={clock} /> : labels("neverUsed")}
            </Td>
            <Td full>
              <RevokeDialog id={key.id} name={key.name} shopId={shopId} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function RevokeDialog({ id, name, shopId }: { id: string; name: string; shopId: string }) {
  const t = useTranslations("settings.keys.revoke");
  const buttons = useTranslations("buttons");
  return (
    <div className="flex justify-end max-sm:justify-start">
      <DialogButton
        action={revokeKey}
        shopId={shopId}
        hidden={{ keyId: id }}
        button={{ label: buttons("revoke"), of: name }}
        title={t("title", { name })}
        cancel={t("keep")}
        submit={{ label: t("submit"), pending: "revoking", final: true }}
      >
        <p>{t("text")}</p>
      </DialogButton>
    </div>
  );
}
