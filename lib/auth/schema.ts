import { z } from "zod";

/** NIST SP 800-63B: length counts, rules about kinds of characters do not. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** A password somebody chooses. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, "passwordShort")
  .max(PASSWORD_MAX, "passwordLong");
