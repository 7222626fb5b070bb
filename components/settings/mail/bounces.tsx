import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/dashboard/act-button";
import { Moment } from "@/components/dashboard/moment";
import { HairlineList } from "@/components/ui/card";
import { Field, Hint } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Setting } from "@/components/ui/settings";
import type { Clock } from "@/lib/base/format";
import { allowAgain } from "@/lib/settings/mail/actions";
import type { BlockedAddress, MailRulesPage } from "@/lib/settings/mail/page-queries";
import { SecretForm } from "./secret-form";

export interface BouncesProps {
  shopId: string;
  webhook: MailRulesPage["webhook"];
  blocked: { rows: BlockedAddress[]; total: number };
  clock: Clock;
}

/** Where Resend reports to, and which addresses get no more feedback mail. */
export function Bounces({ shopId, webhook, blocked, clock }: BouncesProps) {
  const t = useTranslations("mailSettings");
  const lost = useTranslations("dashboard")("lost");
  return (
    <Setting id="bounces" title={t("bounces.title")} lead={t("bounces.lead")}>
      <Field id="webhookUrl" label={t("webhookUrl")} hint={t("webhookUrlHint")}>
        <Input readOnly value={webhook.url} className="font-mono text-sm" />
      </Field>
      {webhook.secret === "installation" ? (
        <p className="text-sm text-muted">{t("webhookInstallation")}</p>
      ) : (
        <SecretForm
          shopId={shopId}
          texts={{
            label: t("webhookSecret"),
            hint: t(webhook.secret === "stored" ? "secretKept" : "webhookNone"),
            save: t("save"),
            saving: t("saving"),
            lost,
          }}
        />
      )}
      <Blocked shopId={shopId} blocked={blocked} clock={clock} />
    </Setting>
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
  const lost = useTranslations("dashboard")("lost");
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
      <ActButton
        act={allowAgain}
        shopId={shopId}
        fields={{ address: row.address }}
        variant="default"
        texts={{
          label: t("allow"),
          name: t("allowName", { address: row.address }),
          pending: t("allowing"),
          lost,
        }}
      />
    </li>
  );
}
