import { seal, unseal } from "@/lib/base/seal";

/** A shop's own mail server. */
export type ShopSmtp = {
  host: string;
  port: number;
  /** TLS from the first byte; without it STARTTLS, which a password insists on. */
  secure: boolean;
  user: string;
  password: string;
};

export function sealSmtp(server: ShopSmtp): Buffer {
  return seal("credentials", JSON.stringify({ smtp: server }));
}

/** Null when it cannot be opened with this installation's APP_KEY. */
export function openSmtp(sealed: Buffer): ShopSmtp | null {
  const plain = unseal("credentials", sealed);
  return plain === null ? null : ((JSON.parse(plain) as { smtp?: ShopSmtp }).smtp ?? null);
}

export function sealResendKey(key: string): Buffer {
  return seal("credentials", JSON.stringify({ resend: key }));
}

/** Null when it cannot be opened with this installation's APP_KEY. */
export function openResendKey(sealed: Buffer): string | null {
  const plain = unseal("credentials", sealed);
  return plain === null ? null : ((JSON.parse(plain) as { resend?: string }).resend ?? null);
}

export function sealWebhookSecret(secret: string): Buffer {
  return seal("credentials", JSON.stringify({ webhook: secret }));
}

/** Null when it cannot be opened with this installation's APP_KEY. */
export function openWebhookSecret(sealed: Buffer): string | null {
  const plain = unseal("credentials", sealed);
  return plain === null ? null : ((JSON.parse(plain) as { webhook?: string }).webhook ?? null);
}
