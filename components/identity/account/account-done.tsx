import { Banner } from "@/components/ui/banner";
import { useTranslations } from "@/lib/i18n/use-translations";

const DONE = {
  address: "address",
  password: "password",
  "second-factor": "secondFactor",
  passkey: "passkey",
  "passkey-name": "passkeyName",
  "passkey-removed": "passkeyRemoved",
} as const;

export interface AccountDoneProps {
  /** What the address of the page says was just done. */
  done: unknown;
  email: string;
}

/** What came of the act that led back to the account. */
export function AccountDone({ done, email }: AccountDoneProps) {
  const t = useTranslations("account.done");
  const key = typeof done === "string" && Object.hasOwn(DONE, done) ? done : null;
  if (!key) return null;
  return (
    <Banner tone="good" role="status" className="mb-5">
      {t(DONE[key as keyof typeof DONE], { email })}
    </Banner>
  );
}
