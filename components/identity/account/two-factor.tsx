import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { useTranslations } from "@/lib/i18n/use-translations";
import {
  endTwoFactor,
  finishTwoFactor,
  renewRecoveryCodes,
  startTwoFactor,
  stopTwoFactor,
} from "@/lib/identity/account-factors/actions";
import { QrCode } from "./qr-code";

/** Nothing set up yet. */
export function TwoFactorOff() {
  const t = useTranslations("account.factor");
  return <SimpleForm action={startTwoFactor} submit={{ label: t("start"), pending: "creating" }} />;
}

/** The secret is made and waits for a code of the app. */
export function TwoFactorPending({ uri, secret }: { uri: string; secret: string }) {
  const t = useTranslations("account.factor");
  const form = useTranslations("form");
  const buttons = useTranslations("buttons");
  return (
    <>
      <section className="grid grid-cols-1 gap-3">
        <h2>{t("scanTitle")}</h2>
        <p>{t("scan")}</p>
        <QrCode value={uri} label={t("qr")} />
        <p>
          <span className="block text-sm text-muted">{t("secret")}</span>
          <code className="font-mono wrap-anywhere">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
      </section>
      <section className="grid grid-cols-1 gap-3">
        <h2>{t("confirmTitle")}</h2>
        <SimpleForm
          action={finishTwoFactor}
          labels={useLabels(({ labels }) => ({ code: labels.appCode }))}
          submit={{ label: buttons("switch.on"), pending: "checking" }}
        >
          <Field name="code" autoComplete="one-time-code" inputMode="numeric" spellCheck={false} />
        </SimpleForm>
      </section>
      <SimpleForm
        action={stopTwoFactor}
        submit={{ label: form("cancel"), pending: "switchingOff", variant: "quiet" }}
      />
    </>
  );
}

/** On: new recovery codes, and the way off. */
export function TwoFactorOn({ codesLeft }: { codesLeft: number }) {
  const t = useTranslations("account.factor");
  const buttons = useTranslations("buttons");
  return (
    <>
      <section className="grid grid-cols-1 gap-3">
        <h2>{t("codesTitle")}</h2>
        <p>{t("codesText", { left: codesLeft })}</p>
        <SimpleForm
          action={renewRecoveryCodes}
          submit={{ label: buttons("newCodes"), pending: "creating", variant: "default" }}
          aside={<span className="text-sm text-muted">{t("renewHint")}</span>}
        />
      </section>
      <section className="grid grid-cols-1 gap-3 border-t border-border pt-5">
        <h2>{t("offTitle")}</h2>
        <p>{t("offText")}</p>
        <SimpleForm
          action={endTwoFactor}
          submit={{ label: buttons("switch.off"), pending: "switchingOff", variant: "danger" }}
        />
      </section>
    </>
  );
}
