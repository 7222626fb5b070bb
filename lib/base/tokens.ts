import { createHash, randomBytes } from "node:crypto";

/** A new secret for a link or key: 192 random bits, safe in URLs (32 characters). */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** SHA-256 of a token; only this is stored, and look-ups compare hashes inside the database. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Whether a string has the shape of `newToken`; spares the database the rest. */
export function looksLikeToken(value: string): boolean {
  return /^[\w-]{32}$/.test(value);
}
