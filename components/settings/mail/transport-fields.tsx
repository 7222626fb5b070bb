import type { ReactNode } from "react";
import { Field } from "@/components/form/field";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { TransportChoices } from "./transport-choices";

export interface TransportFieldsProps {
  stored: StoredTransport;
  shopName: string;
}

/**
 * How mail goes out: SMTP, Resend or the Outbox alone, with what each needs, and the sender. The
 * fields of a provider show while it is chosen, by style alone, so it works without scripts. Where the
 * installation decides, only the sender is left.
 */
export function TransportFields({ stored, shopName }: TransportFieldsProps) {
  const t = useTranslations("mailSettings");
  return (
    <div className="group/ways grid gap-4.5">
      {stored.installation ? (
        <input type="hidden" name="transport" value="installation" />
      ) : (
        <>
          <TransportChoices />
          <Box className="hidden group-has-[input[value=smtp]:checked]/ways:grid">
            <Field
              name="smtpServer"
              hint={t("smtpServerHint")}
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
            />
            <Field
              name="smtpPassword"
              type="password"
              hint={t(stored.hasSmtpPassword ? "secretKept" : "secretHint")}
              autoComplete="new-password"
            />
          </Box>
          <Box className="hidden group-has-[input[value=resend]:checked]/ways:grid">
            <Field
              name="resendKey"
              type="password"
              hint={t(stored.hasResendKey ? "secretKept" : "secretHint")}
              spellCheck={false}
            />
          </Box>
        </>
      )}
      <Field
        name="fromAddress"
        type="email"
        hint={t("fromHint", { shop: shopName, address: stored.defaultFrom })}
        placeholder={stored.defaultFrom}
      />
    </div>
  );
}

function Box({ className, children }: { className: string; children: ReactNode }) {
  return <div className={`${className} gap-4 rounded-lg border border-border p-4`}>{children}</div>;
}
