import { Moment } from "@/components/shell/moment";
import { Who } from "@/components/ui/avatar";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Role } from "@/lib/identity/actor";
import type { TeamMember, TeamMemberDetail } from "@/lib/members/queries";
import { MemberActs } from "./member-acts";

export interface MemberTableProps {
  members: TeamMemberDetail[];
  /** Who is viewing. */
  me: { memberId: string; role: Role; shopId: string };
  clock: Clock;
}

/** Every member: role, since when, last seen, second factor, and what can be changed. */
export function MemberTable({ members, me, clock }: MemberTableProps) {
  const t = useTranslations("members");
  const labels = useTranslations("labels");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <Th>{labels("name")}</Th>
        <Th>{labels("role")}</Th>
        <Th wideOnly>{t("columns.since")}</Th>
        <Th>{t("columns.seen")}</Th>
        <Th>{labels("twoFactor")}</Th>
        <Th>
          <span className="sr-only">{labels("action")}</span>
        </Th>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <Tr key={member.id}>
            <RowHead long>
              <Name member={member} me={me.memberId} />
              <Sub>{member.email}</Sub>
            </RowHead>
            <Td label={labels("role")}>{t(`roles.${member.role}`)}</Td>
            <Td label={t("columns.since")} wideOnly>
              <Moment at={member.since} clock={clock} look="day" />
            </Td>
            <Td label={t("columns.seen")}>
              {member.seenAt ? <Moment at={member.seenAt} clock={clock} /> : labels("neverUsed")}
            </Td>
            <Td label={labels("twoFactor")}>{t(member.secondFactor ? "factorOn" : "factorOff")}</Td>
            <Td full>
              <MemberActs member={member} me={me} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function Name({ member, me }: { member: TeamMember; me: string }) {
  const t = useTranslations("members");
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Who name={member.name} />
      {member.id === me && <span className="text-sm font-normal text-muted">{t("you")}</span>}
    </span>
  );
}

/** For agents: who is here, and what they are. */
export function ColleagueTable({ members, me }: { members: TeamMember[]; me: string }) {
  const t = useTranslations("members");
  const labels = useTranslations("labels");
  return (
    <Table caption={t("caption")} fold={false}>
      <TableHead>
        <Th>{labels("name")}</Th>
        <Th>{labels("role")}</Th>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <Tr key={member.id}>
            <RowHead long>
              <Name member={member} me={me} />
            </RowHead>
            <Td>{t(`roles.${member.role}`)}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
