import type { useTranslations } from "next-intl";
import type { StoredTransport } from "@/lib/settings/mail/queries";

/** Every word of TransportFields. */
export type TransportTexts = {
  legend: string;
  smtp: string;
  smtpHint: string;
  resend: string;
  resendHint: string;
  outbox: string;
  outboxHint: string;
  smtpServer: string;
  smtpServerHint: string;
  smtpPassword: string;
  smtpPasswordHint: string;
  resendKey: string;
  resendKeyHint: string;
  fromAddress: string;
  fromHint: string;
};

/** The words of TransportFields, from `useTranslations("mailSettings")` or its server twin. */
export function transportTexts(
  t: ReturnType<typeof useTranslations<"mailSettings">>,
  stored: StoredTransport,
  shopName: string,
): TransportTexts {
  return {
    legend: t("ways.legend"),
    smtp: t("ways.smtp"),
    smtpHint: t("ways.smtpHint"),
    resend: t("ways.resend"),
    resendHint: t("ways.resendHint"),
    outbox: t("ways.outbox"),
    outboxHint: t("ways.outboxHint"),
    smtpServer: t("smtpServer"),
    smtpServerHint: t("smtpServerHint"),
    smtpPassword: t("smtpPassword"),
    smtpPasswordHint: t(stored.hasSmtpPassword ? "secretKept" : "secretHint"),
    resendKey: t("resendKey"),
    resendKeyHint: t(stored.hasResendKey ? "secretKept" : "secretHint"),
    fromAddress: t("fromAddress"),
    fromHint: t("fromHint", { shop: shopName, address: stored.defaultFrom }),
  };
}
