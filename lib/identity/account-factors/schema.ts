import { z } from "zod";
import { PASSKEY_LIMITS as LIMITS } from "@/lib/base/limits";
import { lineText } from "@/lib/base/schemas";

const name = lineText(LIMITS.name).refine((value) => value !== "", "required");

/** Another name for a passkey. */
export const passkeyNameForm = z.object({ id: z.string().default(""), name });

/** A new passkey as its browser answered, as JSON, with the name it is to have. */
export const newPasskeyForm = z.object({ response: z.string().default(""), name });

/** What is to go of the ways into an account. */
export const removeAccessSchema = z.object({
  passkeys: z.array(z.string()),
  sessions: z.array(z.uuid("invalidValue")),
});
