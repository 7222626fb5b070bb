import Link from "next/link";
import { useTranslations } from "next-intl";
import { PasskeyForm } from "@/components/identity/account/passkey-form";
import {
  beginPasskeyConfirm,
  confirmItIsMe,
  confirmWithPasskey,
  mailMyself,
} from "@/lib/identity/account-factors/actions";
import { ActForm, ActInput } from "./act-form";

export interface ConfirmIdentityProps {
  /** Where to go on to. */
  next: string;
  /** How the account can confirm who it is. */
  password: boolean;
  code: boolean;
  passkey: boolean;
  /** The code was chosen instead of the password. */
  withCode: boolean;
}

/** Password, code or passkey; for an account with none of them a mailed link. */
export function ConfirmIdentity(props: ConfirmIdentityProps) {
  const { next, password, code, passkey, withCode } = props;
  const t = useTranslations("account.confirm");
  const all = useTranslations("account");
  const byCode = code && (withCode || !password);
  const here = `/account/confirm?next=${encodeURIComponent(next)}`;
  const texts = { submit: t("submit"), sending: t("sending"), lost: all("lost") };
  const words = useTranslations("auth.passkey");
  if (!password && !code && !passkey) {
    return (
      <>
        <p>{t("mailText")}</p>
        <ActForm
          act={mailMyself}
          texts={{ submit: t("mail"), sending: t("mailing"), lost: all("lost") }}
        />
      </>
    );
  }
  return (
    <>
      {(password || code) && (
        <ActForm
          key={byCode ? "code" : "password"}
          act={confirmItIsMe}
          hidden={{ next }}
          texts={texts}
        >
          {byCode ? (
            <ActInput
              name="code"
              label={t("code")}
              hint={t("codeHint")}
              autoComplete="one-time-code"
            />
          ) : (
            <ActInput
              type="password"
              name="password"
              label={t("password")}
              autoComplete="current-password"
            />
          )}
        </ActForm>
      )}
      {passkey && (
        <PasskeyForm
          ceremony="use"
          begin={beginPasskeyConfirm}
          finish={confirmWithPasskey}
          hidden={{ next }}
          look={{ variant: "default", icon: "key" }}
          texts={{
            submit: words("submit"),
            sending: words("sending"),
            cancelled: words("cancelled"),
            failed: words("failed"),
            lost: all("lost"),
          }}
        />
      )}
      {password && code && (
        <p className="text-sm">
          <Link href={byCode ? here : `${here}&with=code`}>
            {t(byCode ? "withPassword" : "withCode")}
          </Link>
        </p>
      )}
    </>
  );
}
