import { z } from "zod";
import { PASSWORD_LIMITS } from "@/lib/base/limits";
import { problem } from "@/lib/base/problem";
import { emailSchema } from "@/lib/base/schemas";

const { minLength, maxLength } = PASSWORD_LIMITS.password;

/** A password somebody chooses. */
export const newPasswordSchema = z
  .string()
  .min(minLength, "passwordShort")
  .max(maxLength, problem("tooLong", { max: maxLength }));

/** Longer than any address or password that somebody has; nothing beyond is looked at. */
const TYPED_MAX = 1_000;

/** What signing in by password needs. Whether the two belong together is not for a form to say. */
export const passwordSignInForm = z.object({
  email: z.string().max(TYPED_MAX, "emailInvalid").trim().min(1, "required"),
  password: z.string().min(1, "required").max(TYPED_MAX, "lineTooLong"),
});

/** A form with a new password in it. */
export const newPasswordForm = z.object({ password: newPasswordSchema });

/** A form with an address in it, in lower case. */
export const emailForm = z.object({ email: emailSchema });
