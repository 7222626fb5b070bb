import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
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
  | "setup-pass"
  | "known-device"
  | "mail-check"
  | "shown-codes"
  | "totp"
  | "credentials";

/** How a value begins: its form, then the id of its key. Values from before keys had ids begin with `WITHOUT_ID` alone. */
const WITHOUT_ID = 1;
const PLAIN = 2;
const DEFLATED = 3;
const HEAD_BYTES = 5;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What is long and stays for years. Nothing else is compressed: its length would tell of its content. */
const COMPRESSED: SealPurpose[] = ["mail"];

type Key = { secret: Buffer; id: Buffer };

function keyOf(base64: string): Key {
  const secret = createHash("sha256").update(Buffer.from(base64, "base64")).digest();
  return {
    secret,
    id: createHash("sha256")
      .update(secret)
      .digest()
      .subarray(0, HEAD_BYTES - 1),
  };
}

/** Every key that opens values, the one that seals first. */
function knownKeys(): Key[] {
  return [env().APP_KEY, ...env().APP_KEY_OLD].map(keyOf);
}

/** Encrypts and authenticates `plain` (AES-256-GCM): form, key id, IV, tag and ciphertext in one buffer. */
export function seal(purpose: SealPurpose, plain: string): Buffer {
  const { secret, id } = keyOf(env().APP_KEY);
  const deflate = COMPRESSED.includes(purpose);
  const head = Buffer.from([deflate ? DEFLATED : PLAIN, ...id]);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", secret, iv).setAAD(aad(head, purpose));
  const body = deflate ? deflateRawSync(plain) : Buffer.from(plain);
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), sealed]);
}

/** The sealed text, or null when the value was forged, damaged, sealed for something else or by a key we do not have. */
export function unseal(purpose: SealPurpose, sealed: Buffer): string | null {
  const withoutId = sealed[0] === WITHOUT_ID;
  if (!withoutId && sealed[0] !== PLAIN && sealed[0] !== DEFLATED) return null;
  const head = sealed.subarray(0, withoutId ? 1 : HEAD_BYTES);
  const rest = sealed.subarray(head.length);
  if (rest.length < IV_BYTES + TAG_BYTES) return null;
  const additional = withoutId ? Buffer.from(purpose) : aad(head, purpose);
  const body = knownKeys()
    .filter(({ id }) => withoutId || head.subarray(1).equals(id))
    .map(({ secret }) => decrypt(secret, additional, rest))
    .find((opened) => opened !== null);
  if (!body) return null;
  return (sealed[0] === DEFLATED ? inflateRawSync(body) : body).toString("utf8");
}

/** How the values that the current key has sealed begin: all of them, of whatever form. */
export function currentHeads(): Buffer[] {
  const { id } = keyOf(env().APP_KEY);
  return [PLAIN, DEFLATED].map((form) => Buffer.from([form, ...id]));
}

function aad(head: Buffer, purpose: SealPurpose): Buffer {
  return Buffer.concat([head, Buffer.from(purpose)]);
}

function decrypt(secret: Buffer, additional: Buffer, sealed: Buffer): Buffer | null {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", secret, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(additional).setAuthTag(tag);
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    return null;
  }
}
