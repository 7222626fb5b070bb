import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { UsePasskey } from "@/components/identity/account/use-passkey";
import { Link } from "@/components/shell/link";
import { useTranslations } from "@/lib/i18n/use-translations";
import {
  beginPasskeyConfirm,
  confirmItIsMe,
  confirmWithPasskey,
  emailMyself,
} from "@/lib/identity/account-factors/actions";

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

/** Password, code or passkey; for an account with none of them an emailed link. */
export function ConfirmIdentity(props: ConfirmIdentityProps) {
  const { next, password, code, passkey, withCode } = props;
  const t = useTranslations("account.confirm");
  const buttons = useTranslations("buttons");
  const byCode = code && (withCode || !password);
  const here = `/account/confirm?next=${encodeURIComponent(next)}`;
  if (!password && !code && !passkey) {
    return (
      <>
        <p>{t("mailText")}</p>
        <SimpleForm
          action={emailMyself}
          submit={{ label: buttons("mailSignInLink"), pending: "sending" }}
        />
      </>
    );
  }
  return (
    <>
      {(password || code) && (
        <Typed key={byCode ? "code" : "password"} byCode={byCode} next={next} />
      )}
      {passkey && (
        <UsePasskey begin={beginPasskeyConfirm} finish={confirmWithPasskey} next={next} />
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

function Typed({ byCode, next }: { byCode: boolean; next: string }) {
  const t = useTranslations("account.confirm");
  const buttons = useTranslations("buttons");
  return (
    <SimpleForm
      action={confirmItIsMe}
      hidden={{ next }}
      labels={useLabels(({ labels }) => ({ password: labels.password, code: labels.appCode }))}
      submit={{ label: buttons("continue"), pending: "checking" }}
    >
      {byCode ? (
        <Field name="code" hint={t("codeHint")} autoComplete="one-time-code" spellCheck={false} />
      ) : (
        <Field type="password" name="password" autoComplete="current-password" />
      )}
    </SimpleForm>
  );
}
