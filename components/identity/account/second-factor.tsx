import { useTranslations } from "next-intl";
import {
  endSecondFactor,
  finishSecondFactor,
  renewCodes,
  startSecondFactor,
  stopSecondFactor,
} from "@/lib/identity/account-factors/actions";
import { ActForm, ActInput } from "./act-form";
import { QrCode } from "./qr-code";

/** Nothing set up yet. */
export function SecondFactorOff() {
  const t = useTranslations("account.factor");
  const lost = useTranslations("account")("lost");
  return (
    <ActForm act={startSecondFactor} texts={{ submit: t("start"), sending: t("starting"), lost }} />
  );
}

/** The secret has been created and needs a code from the app. */
export function SecondFactorPending({ uri, secret }: { uri: string; secret: string }) {
  const t = useTranslations("account.factor");
  const lost = useTranslations("account")("lost");
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
        <ActForm
          act={finishSecondFactor}
          texts={{ submit: t("confirm"), sending: t("confirming"), lost }}
        >
          <ActInput
            name="code"
            label={t("code")}
            autoComplete="one-time-code"
            inputMode="numeric"
          />
        </ActForm>
      </section>
      <ActForm
        act={stopSecondFactor}
        look={{ variant: "quiet" }}
        texts={{ submit: t("cancel"), sending: t("switching"), lost }}
      />
    </>
  );
}

/** On: new recovery codes, and switching off. */
export function SecondFactorOn({ codesLeft }: { codesLeft: number }) {
  const t = useTranslations("account.factor");
  const lost = useTranslations("account")("lost");
  return (
    <>
      <section className="grid grid-cols-1 gap-3">
        <h2>{t("codesTitle")}</h2>
        <p>{t("codesText", { left: codesLeft })}</p>
        <ActForm
          act={renewCodes}
          look={{ variant: "default" }}
          aside={<span className="text-sm text-muted">{t("renewHint")}</span>}
          texts={{ submit: t("renew"), sending: t("renewing"), lost }}
        />
      </section>
      <section className="grid grid-cols-1 gap-3 border-t border-border pt-5">
        <h2>{t("offTitle")}</h2>
        <p>{t("offText")}</p>
        <ActForm
          act={endSecondFactor}
          look={{ variant: "danger" }}
          texts={{ submit: t("switchOff"), sending: t("switching"), lost }}
        />
      </section>
    </>
  );
}
