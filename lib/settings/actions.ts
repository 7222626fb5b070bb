"use server";

import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";
import { readRatingSettings } from "@/lib/settings/queries";
import { readSettingsForm } from "@/lib/settings/read-form";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { ratingSettingsSchema } from "@/lib/settings/schema";
import { describeSave } from "@/lib/shops/describe-log";
import { keySchema, newKeySchema } from "@/lib/shops/keys/key-schema";
import { makeApiKey, revokeApiKey } from "@/lib/shops/keys/make-api-key";

/** Saves Settings → Ratings and says what changed. */
export const saveRatings = memberAction({
  role: "admin",
  read: readSettingsForm,
  input: ratingSettingsSchema,
  async run(actor, input) {
    const changes = await saveRatingSettings(actor, input);
    const { members } = await readRatingSettings(actor);
    return { changes, members };
  },
  say: ({ changes, members }, _, locale) => describeSave(locale, changes, members),
});

/** A new key in words, and the key itself: the only time it can be read. */
export type NewKeyState = FormState & { key?: string };

/** Makes an API key and shows it once. Whoever has the key needs no sign-in any more. */
export const createKey = memberAction({
  role: "admin",
  fresh: true,
  read: (form) => ({
    name: form.get("name"),
    memberId: form.get("memberId"),
    days: form.get("days"),
    scopes: form.getAll("scopes"),
  }),
  input: newKeySchema,
  run: makeApiKey,
  say: (key): Partial<NewKeyState> => ({ key }),
});

/** Ends an API key. */
export const revokeKey = memberAction({
  role: "admin",
  fresh: true,
  input: keySchema,
  run: revokeApiKey,
  say: (name, _, locale) => texts(locale, "settings")("keys.revoked", { name }),
});
