import { Moment } from "@/components/shell/moment";
import { RowHead, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { AccountLogRow } from "@/lib/identity/account/queries";
import { useDeviceText } from "./device-text";

const TEXT = {
  "account.created": "accountCreated",
  "session.started": "sessionStarted",
  "session.ended": "sessionEnded",
  "session.refused": "sessionRefused",
  "sessions.ended": "sessionsEnded",
  "link.asked": "linkAsked",
  "password.set": "passwordSet",
  "password.reset": "passwordReset",
  "password.removed": "passwordRemoved",
  "email.asked": "emailAsked",
  "email.changed": "emailChanged",
  "name.changed": "nameChanged",
  "totp.on": "totpOn",
  "totp.off": "totpOff",
  "codes.made": "codesMade",
  "code.used": "codeUsed",
  "passkey.added": "passkeyAdded",
  "passkey.renamed": "passkeyRenamed",
  "passkey.removed": "passkeyRemoved",
  "seat.taken": "seatTaken",
  "seat.left": "seatLeft",
} as const satisfies Record<AccountLogRow["type"], string>;

export interface AccountLogProps {
  rows: AccountLogRow[];
  clock: Clock;
}

/** Account activity: what, when, and from where. */
export function AccountLog({ rows, clock }: AccountLogProps) {
  const t = useTranslations("account.log");
  return (
    <Table caption={t("title")}>
      <TableHead>
        <Th>{t("what")}</Th>
        <Th>{t("when")}</Th>
        <Th>{t("where")}</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <LogRow key={row.id} row={row} clock={clock} />
        ))}
      </TableBody>
    </Table>
  );
}

function LogRow({ row, clock }: { row: AccountLogRow; clock: Clock }) {
  const t = useTranslations("account.log");
  const sessions = useTranslations("account.sessions");
  const deviceText = useDeviceText();
  const known = row.address !== "" && row.address !== "unknown";
  const where = () => {
    if (row.data.operator === true) return t("where_operator");
    const address = known ? row.address : sessions("fromUnknown");
    if (row.userAgent === null) return known ? row.address : sessions("unknown");
    return t("where_known", { device: deviceText(row.userAgent), address });
  };
  const values = {
    method: String(row.data.method ?? ""),
    purpose: String(row.data.purpose ?? ""),
    own: String(row.data.own ?? ""),
    sessions: Number(row.data.sessions ?? 0),
  };
  return (
    <Tr>
      <RowHead long>{t(`events.${TEXT[row.type]}`, values)}</RowHead>
      <Td label={t("when")}>
        <Moment at={row.at} clock={clock} />
      </Td>
      <Td label={t("where")}>{where()}</Td>
    </Tr>
  );
}
