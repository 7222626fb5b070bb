import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/base/env";

/** What a sealed value is for; a value sealed for one purpose cannot be opened for another. */
export type SealPurpose =
  | "mail"
  | "portal-cookie"
  | "customer-cookie"
  | "sign-in-ticket"
  | "second-factor"
  | "passkey-challenge"
  | "fresh-proof"
  | "shown-codes"
  | "totp"
  | "credentials";

/** Marks the key in use, so that a key can be changed while old values stay readable. */
const KEY_ID = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

function key(): Buffer {
  return createHash("sha256").update(Buffer.from(env().APP_KEY, "base64")).digest();
}

/** Encrypts and authenticates `plain` (AES-256-GCM): key id, IV, tag and ciphertext in one buffer. */
export function seal(purpose: SealPurpose, plain: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([KEY_ID]), iv, cipher.getAuthTag(), body]);
}

/** The sealed text, or null when the value was forged, damaged or sealed for something else. */
export function unseal(purpose: SealPurpose, sealed: Buffer): string | null {
  if (sealed.length < 1 + IV_BYTES + TAG_BYTES || sealed[0] !== KEY_ID) return null;
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key(), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
  try {
    const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
