import { CheckboxField, FieldGroup } from "@/components/form/choice-fields";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { Link } from "@/components/shell/link";
import { type Clock, formatDay } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OwnPasskey, OwnSession } from "@/lib/identity/account/queries";
import { removeChosenAccess } from "@/lib/identity/account-factors/actions";
import { useDeviceText } from "./device-text";

export interface ReviewAccessProps {
  passkeys: OwnPasskey[];
  /** Without the one that asks. */
  sessions: OwnSession[];
  clock: Clock;
}

/** Every other way in, each to be kept or removed. */
export function ReviewAccess({ passkeys, sessions, clock }: ReviewAccessProps) {
  const t = useTranslations("account.review");
  const passkey = useTranslations("account.passkeys");
  const session = useTranslations("account.sessions");
  const device = useDeviceText();
  return (
    <SimpleForm
      action={removeChosenAccess}
      labels={useLabels(({ account: { review } }) => ({
        passkeys: review.passkeys,
        sessions: review.sessions,
      }))}
      submit={{ label: t("remove"), pending: "removing", variant: "danger" }}
      aside={<Link href="/">{t("keep")}</Link>}
    >
      {passkeys.length > 0 && (
        <FieldGroup name="passkeys">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <CheckboxField
              key={id}
              id={`passkey-${id}`}
              name="passkeys"
              value={id}
              label={name}
              hint={passkey("facts", {
                added: passkey("added", { day: formatDay(createdAt, clock) }),
                used: lastUsedAt
                  ? passkey("used", { day: formatDay(lastUsedAt, clock) })
                  : passkey("unused"),
              })}
            />
          ))}
        </FieldGroup>
      )}
      {sessions.length > 0 && (
        <FieldGroup name="sessions">
          {sessions.map(({ id, userAgent, address, seenAt }) => (
            <CheckboxField
              key={id}
              id={`session-${id}`}
              name="sessions"
              value={id}
              label={device(userAgent)}
              hint={session("facts", {
                when: session("seen", { moment: formatDay(seenAt, clock) }),
                where:
                  address === "" || address === "unknown"
                    ? session("fromUnknown")
                    : session("from", { address }),
              })}
            />
          ))}
        </FieldGroup>
      )}
    </SimpleForm>
  );
}
