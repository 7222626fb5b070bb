"use client";

import { useTranslations } from "@/lib/i18n/use-translations";
import { type Ceremony, PasskeyForm } from "./passkey-form";

export interface UsePasskeyProps extends Ceremony {
  /** Where to go afterwards. */
  next: string;
  wide?: boolean;
  className?: string;
}

/** The button that asks for one of the passkeys there are. */
export function UsePasskey({ next, wide, ...form }: UsePasskeyProps) {
  const t = useTranslations("auth.passkey");
  return (
    <PasskeyForm
      {...form}
      ceremony="use"
      hidden={{ next }}
      submit={{
        label: t("submit"),
        pending: "waitingForDevice",
        variant: "default",
        icon: "key",
        wide,
      }}
      cancelled={t("cancelled")}
      failed={t("failed")}
    />
  );
}
