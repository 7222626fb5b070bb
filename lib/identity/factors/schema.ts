import { z } from "zod";
import { emailSchema } from "@/lib/base/schemas";

/** NIST SP 800-63B: length counts, rules about kinds of characters do not. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** A password somebody chooses. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, "passwordShort")
  .max(PASSWORD_MAX, "passwordLong");

/** A form with a new password in it. */
export const newPasswordForm = z.object({ password: newPasswordSchema });

/** A form with an address in it, in lower case. */
export const emailForm = z.object({ email: emailSchema });
