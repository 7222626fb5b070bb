import type { ReactNode } from "react";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { TRANSPORTS, type TransportChoice } from "@/lib/settings/mail/schema";
import type { TransportTexts } from "./transport-texts";

export interface TransportFieldsProps {
  stored: StoredTransport;
  texts: TransportTexts;
  /** Sentences beside the fields, from the last answer. */
  fields?: Record<string, string>;
  /** What was typed, where the page came without scripts. */
  kept?: Record<string, string> | null;
}

/**
 * How emails are sent: SMTP, Resend or the Outbox alone, with what each needs, and the sender. The
 * fields of a way show while it is chosen, by style alone, so it works without scripts. Where the
 * installation decides, only the sender is left.
 */
export function TransportFields({ stored, texts, fields = {}, kept }: TransportFieldsProps) {
  // Nothing chosen yet is what it amounts to: kept in the Outbox.
  const chosen = kept?.transport ?? stored.transport ?? "outbox";
  const common = { stored, texts, fields, kept };
  return (
    <div className="group/ways grid gap-4.5">
      {stored.installation ? (
        <input type="hidden" name="transport" value="installation" />
      ) : (
        <>
          <Ways texts={texts} chosen={chosen} error={fields.transport} />
          <SmtpFields {...common} />
          <ResendFields {...common} />
        </>
      )}
      <Field
        id="fromAddress"
        label={texts.fromAddress}
        hint={texts.fromHint}
        error={fields.fromAddress}
      >
        <Input
          name="fromAddress"
          type="email"
          autoComplete="off"
          placeholder={stored.defaultFrom}
          defaultValue={kept?.fromAddress ?? stored.fromAddress}
        />
      </Field>
    </div>
  );
}

interface WaysProps {
  texts: TransportTexts;
  chosen: string | null | undefined;
  error?: string;
}

function Ways({ texts, chosen, error }: WaysProps) {
  return (
    <fieldset id="transport" tabIndex={-1} aria-describedby={error && "transport-error"}>
      <legend className="sr-only">{texts.legend}</legend>
      {error && (
        <FieldError id="transport-error" className="mb-1.5">
          {error}
        </FieldError>
      )}
      <div className="grid gap-2">
        {TRANSPORTS.map((way) => (
          <Way
            key={way}
            way={way}
            label={texts[way]}
            hint={texts[`${way}Hint`]}
            chosen={chosen === way}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface WayProps {
  way: TransportChoice;
  label: string;
  hint: string;
  chosen: boolean;
}

function Way({ way, label, hint, chosen }: WayProps) {
  return (
    <label className="check m-0! rounded-lg border border-border bg-surface p-3! has-checked:border-accent has-checked:bg-accent-soft">
      <input type="radio" name="transport" value={way} defaultChecked={chosen} />
      <span>
        <b className="font-semibold">{label}</b>
        <span className="block text-sm text-muted">{hint}</span>
      </span>
    </label>
  );
}

type Part = Required<Pick<TransportFieldsProps, "stored" | "texts" | "fields">> &
  Pick<TransportFieldsProps, "kept">;

function SmtpFields({ stored, texts, fields, kept }: Part) {
  return (
    <Box className="hidden group-has-[input[value=smtp]:checked]/ways:grid">
      <Field
        id="smtpServer"
        label={texts.smtpServer}
        hint={texts.smtpServerHint}
        error={fields.smtpServer}
      >
        <Input
          name="smtpServer"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={kept?.smtpServer ?? stored.smtpServer}
        />
      </Field>
      <Field
        id="smtpPassword"
        label={texts.smtpPassword}
        hint={texts.smtpPasswordHint}
        error={fields.smtpPassword}
      >
        <Input name="smtpPassword" type="password" autoComplete="new-password" />
      </Field>
    </Box>
  );
}

function ResendFields({ texts, fields }: Part) {
  return (
    <Box className="hidden group-has-[input[value=resend]:checked]/ways:grid">
      <Field
        id="resendKey"
        label={texts.resendKey}
        hint={texts.resendKeyHint}
        error={fields.resendKey}
      >
        <Input name="resendKey" type="password" autoComplete="off" spellCheck={false} />
      </Field>
    </Box>
  );
}

function Box({ className, children }: { className: string; children: ReactNode }) {
  return <div className={`${className} gap-4 rounded-lg border border-border p-4`}>{children}</div>;
}
