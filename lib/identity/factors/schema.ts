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

/** What signing in by password needs. Whether the two belong together is not for a form to say. */
export const passwordSignInForm = z.object({
  email: z.string().trim().min(1, "required"),
  password: z.string().min(1, "required"),
});

/** A form with a new password in it. */
export const newPasswordForm = z.object({ password: newPasswordSchema });

/** A form with an address in it, in lower case. */
export const emailForm = z.object({ email: emailSchema });
