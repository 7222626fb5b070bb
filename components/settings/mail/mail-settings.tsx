import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { PageBody } from "@/components/ui/layout";
import { Setting } from "@/components/ui/settings";
import { type Clock, formatList } from "@/lib/base/format";
import type { Locale } from "@/lib/i18n/locales";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";
import type { BlockedAddress, MailRulesPage } from "@/lib/settings/mail/page-queries";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { Bounces } from "./bounces";
import { Rules } from "./rules";
import { SignInMail } from "./sign-in-mail";
import { TextList } from "./text-list";
import { TransportForm } from "./transport-form";

export interface MailSettingsProps extends MailRulesPage {
  shop: { id: string; name: string };
  /** Whether the reader may choose how emails are sent. */
  owner: boolean;
  stored: StoredTransport;
  blocked: { rows: BlockedAddress[]; total: number };
  own: { kind: MailKind; locales: Locale[] }[];
  alert: { on: boolean; names: string[] };
  clock: Clock;
}

/** Settings → Mail. */
export function MailSettings(props: MailSettingsProps) {
  const { shop, owner, stored, rules, webhook, blocked, own, alert, clock } = props;
  return (
    <PageBody>
      <Sending shop={shop} stored={stored} owner={owner} />
      <Rules shopId={shop.id} rules={rules} clock={clock} />
      <TextList own={own} locale={clock.locale} />
      <Alert alert={alert} locale={clock.locale} />
      <Bounces shopId={shop.id} webhook={webhook} blocked={blocked} clock={clock} />
    </PageBody>
  );
}

function Sending({ shop, stored, owner }: Pick<MailSettingsProps, "shop" | "stored" | "owner">) {
  const t = useTranslations("mailSettings");
  return (
    <Setting title={t("sending.title")} lead={t("sending.lead")}>
      {stored.installation && (
        <Banner icon={<Icon name="server" />}>
          {t.rich("installation", {
            transport: stored.installation,
            b: (words) => <b>{words}</b>,
          })}
        </Banner>
      )}
      <SignInMail state={stored.signInMail} />
      {owner ? <TransportForm shop={shop} stored={stored} /> : <p>{t("ownersOnly")}</p>}
    </Setting>
  );
}

function Alert({ alert, locale }: Pick<MailSettingsProps, "alert"> & { locale: string }) {
  const t = useTranslations("mailSettings");
  const settings = useTranslations("settings");
  const { on, names } = alert;
  const who =
    names.length > 0
      ? t("alertList", { count: names.length, names: formatList(locale, names) })
      : t("alertNobody");
  return (
    <Setting title={settings("alert.title")} lead={t("alert.lead")}>
      <div className="grid gap-1">
        <p className="max-w-[62ch] wrap-anywhere">{on ? who : t("alertOff")}</p>
        <p>
          <Link href="/settings/ratings#alertList">{t("alertLink")}</Link>
        </p>
      </div>
    </Setting>
  );
}
