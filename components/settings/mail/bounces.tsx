import { ActionButton } from "@/components/form/action-button";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SaveRow } from "@/components/form/save-row";
import { useLabels } from "@/components/form/use-labels";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { HairlineList } from "@/components/ui/card";
import { Hint, Field as Labelled } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Setting } from "@/components/ui/settings";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { allowAgain, saveReportSecret } from "@/lib/settings/mail/actions";
import type { BlockedAddress, MailRulesPage } from "@/lib/settings/mail/page-queries";

export interface BouncesProps {
  shopId: string;
  webhook: MailRulesPage["webhook"];
  blocked: { rows: BlockedAddress[]; total: number };
  clock: Clock;
}

/** Where Resend reports to, and which addresses get no more feedback mail. */
export function Bounces({ shopId, webhook, blocked, clock }: BouncesProps) {
  const t = useTranslations("mailSettings");
  return (
    <Setting id="bounces" title={t("bounces.title")} lead={t("bounces.lead")}>
      <Labelled id="webhookUrl" label={t("webhookUrl")} hint={t("webhookUrlHint")}>
        <Input readOnly value={webhook.url} className="font-mono text-sm" />
      </Labelled>
      {webhook.secret === "installation" ? (
        <p className="text-sm text-muted">{t("webhookInstallation")}</p>
      ) : (
        <SecretForm shopId={shopId} stored={webhook.secret === "stored"} />
      )}
      <Blocked shopId={shopId} blocked={blocked} clock={clock} />
    </Setting>
  );
}

/** The secret that reports are signed with; what is stored is never shown. */
function SecretForm({ shopId, stored }: { shopId: string; stored: boolean }) {
  const t = useTranslations("mailSettings");
  return (
    <Form
      action={saveReportSecret}
      shopId={shopId}
      labels={useLabels((words) => words.mailSettings.fields)}
      className="grid gap-3"
    >
      <Field
        name="webhookSecret"
        type="password"
        hint={t(stored ? "secretKept" : "webhookNone")}
        spellCheck={false}
      />
      <SaveRow />
    </Form>
  );
}

function Blocked({ shopId, blocked, clock }: Omit<BouncesProps, "webhook">) {
  const t = useTranslations("mailSettings");
  const { rows, total } = blocked;
  return (
    <section className="grid gap-1.5">
      <h3>{t("blockedTitle")}</h3>
      {rows.length === 0 ? (
        <p className="text-muted">{t("blockedNone")}</p>
      ) : (
        <>
          <Hint>{t("blockedHint")}</Hint>
          <HairlineList>
            {rows.map((row) => (
              <BlockedRow key={row.address} shopId={shopId} row={row} clock={clock} />
            ))}
          </HairlineList>
          {total > rows.length && <Hint>{t("blockedMore", { count: rows.length })}</Hint>}
        </>
      )}
    </section>
  );
}

interface RowProps {
  shopId: string;
  row: BlockedAddress;
  clock: Clock;
}

function BlockedRow({ shopId, row, clock }: RowProps) {
  const t = useTranslations("mailSettings");
  const reason = t(`blockedReason.${row.reason}`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0">
        <p className="font-strong wrap-anywhere">{row.address}</p>
        <p className="text-sm text-muted wrap-anywhere">
          {row.mailId ? <Link href={`/outbox/${row.mailId}`}>{reason}</Link> : reason}{" "}
          <Moment at={row.at} clock={clock} />
        </p>
        {row.detail && <p className="text-sm text-muted wrap-anywhere">{row.detail}</p>}
      </div>
      <ActionButton
        action={allowAgain}
        shopId={shopId}
        hidden={{ address: row.address }}
        variant="default"
        label={t("allow")}
        of={row.address}
        pending="unblocking"
      />
    </li>
  );
}
