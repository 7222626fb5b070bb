import { Field, SelectField } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Setting } from "@/components/ui/settings";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveLanguage, saveName } from "@/lib/identity/account/actions";
import type { OwnAccount, OwnPasskey, OwnSession } from "@/lib/identity/account/queries";
import { PasskeyList } from "./passkey-list";
import { SessionList } from "./session-list";

export interface AccountSettingsProps {
  account: OwnAccount;
  passkeys: OwnPasskey[];
  sessions: OwnSession[];
  clock: Clock;
}

/** Everything that belongs to somebody's own sign-in. */
export function AccountSettings({ account, passkeys, sessions, clock }: AccountSettingsProps) {
  const t = useTranslations("account");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  return (
    <>
      <Profile account={account} />
      <Setting title={labels("emailAddress")} lead={t("address.lead")}>
        <p className="wrap-anywhere">{account.email}</p>
        <Go href="/account/address">{t("address.change")}</Go>
      </Setting>
      <Setting title={labels("password")} lead={t("password.lead")}>
        <p>{t(account.hasPassword ? "password.set" : "password.none")}</p>
        <Go href="/account/password">
          {t(account.hasPassword ? "password.change" : "password.choose")}
        </Go>
      </Setting>
      <Setting title={labels("twoFactor")} lead={t("factor.lead")}>
        {account.secondFactor === "on" ? (
          <p>{t("factor.on", { left: account.codesLeft })}</p>
        ) : (
          <p>{t("factor.off")}</p>
        )}
        <Go href="/account/second-factor">
          {t(account.secondFactor === "on" ? "factor.manage" : "factor.setUp")}
        </Go>
      </Setting>
      <Setting title={t("passkeys.title")} lead={t("passkeys.lead")}>
        <PasskeyList passkeys={passkeys} clock={clock} />
        <Go href="/account/passkeys/new">{buttons("addPasskey")}</Go>
      </Setting>
      <Setting title={t("sessions.title")} lead={t("sessions.lead")}>
        <SessionList sessions={sessions} clock={clock} />
      </Setting>
      <Setting title={t("log.title")} lead={t("log.lead")}>
        <Go href="/account/log">{t("log.open")}</Go>
      </Setting>
    </>
  );
}

function Go({ href, children }: { href: string; children: string }) {
  return (
    <div>
      <LinkButton as={Link} href={href}>
        {children}
      </LinkButton>
    </div>
  );
}

function Profile({ account }: { account: OwnAccount }) {
  const t = useTranslations("account");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  return (
    <>
      <Setting title={labels("name")} lead={t("name.lead")}>
        <SimpleForm
          action={saveName}
          values={{ name: account.name, publicName: account.publicName }}
          labels={useLabels(({ labels, account: { name } }) => ({
            name: labels.name,
            publicName: name.publicName,
          }))}
          submit={{ label: buttons("saveName"), saves: true, variant: "default" }}
        >
          <Field name="name" autoComplete="name" spellCheck={false} />
          <Field name="publicName" spellCheck={false} hint={t("name.publicNameHint")} />
        </SimpleForm>
      </Setting>
      <Setting title={labels("language")} lead={t("language.lead")}>
        <SimpleForm
          action={saveLanguage}
          values={{ locale: account.locale }}
          labels={useLabels(({ labels }) => ({ locale: labels.language }))}
          submit={{
            label: t("language.submit"),
            saves: true,
            variant: "default",
          }}
        >
          <SelectField
            name="locale"
            options={[
              { value: "", label: t("language.browser") },
              { value: "en", label: "English", lang: "en" },
              { value: "da", label: "Dansk", lang: "da" },
            ]}
          />
        </SimpleForm>
      </Setting>
    </>
  );
}
