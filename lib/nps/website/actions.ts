"use server";

import type { FormState } from "@/lib/http/form-state";
import { memberAction } from "@/lib/identity/gates/define-action";
import { makeSurveySecret } from "@/lib/nps/website/make-secret";
import { saveOrigins } from "@/lib/nps/website/save-origins";
import { linesOf, originsSchema } from "@/lib/nps/website/schema";
import { describeSave } from "@/lib/shops/describe-log";

/** A new secret in words, and the secret itself: the only time it can be read. */
export type NewSecretState = FormState & { secret?: string };

/** Makes or renews the secret of the survey API and shows it once. Whoever has it needs no sign-in any more. */
export const renewSurveySecret = memberAction({
  role: "admin",
  fresh: true,
  run: makeSurveySecret,
  say: (secret): Partial<NewSecretState> => ({ secret }),
});

/** Saves which sites may call from browsers; an answer that refuses names the wrong line. */
export const saveSurveyOrigins = memberAction({
  role: "admin",
  read: (form) => ({ origins: linesOf(String(form.get("origins") ?? "")) }),
  input: originsSchema,
  run: saveOrigins,
  say: (changes, _, locale) => describeSave(locale, changes),
});
