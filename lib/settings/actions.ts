"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { actionFresh, actionMember } from "@/lib/auth/session";
import { formFields, formOf, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { reviewHost } from "@/lib/ratings/review-hosts";
import { describeSave } from "@/lib/settings/describe-log";
import { keySchema, newKeySchema } from "@/lib/settings/key-schema";
import { makeApiKey, revokeApiKey } from "@/lib/settings/make-api-key";
import { readRatingSettings } from "@/lib/settings/queries";
import { readSettingsForm } from "@/lib/settings/read-form";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { ratingSettingsSchema } from "@/lib/settings/schema";

/** Saves Settings → Ratings and says what changed. */
export async function saveRatings(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const input = readSettingsForm(formOf(form));
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const changes = await saveRatingSettings(actor, parse(ratingSettingsSchema, input));
    const { members } = await readRatingSettings(actor);
    const lines = changes.map((change) => ({ ...change, setting: `ratings.${change.setting}` }));
    return { message: describeSave(locale, lines, members) };
  });
  revalidatePath("/", "layout");
  return state.status === "refused" ? explain(state, input, locale) : state;
}

type Input = ReturnType<typeof readSettingsForm>;

/** A new key in words, and the key itself: the only time it can be read. */
export type NewKeyState = FormState & { key?: string };

/** Makes an API key and shows it once. */
export async function createKey(_: NewKeyState, form: FormData): Promise<NewKeyState> {
  let key: string | undefined;
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    // Whoever has the key needs no sign-in any more.
    await actionFresh();
    const { name, memberId } = formFields(form);
    const input = { name, memberId: memberId ?? null, scopes: formOf(form).getAll("scopes") };
    key = await makeApiKey(actor, parse(newKeySchema, input));
    return undefined;
  });
  revalidatePath("/settings/keys");
  const values = { ...state.values, scopes: formOf(form).getAll("scopes").join(" ") };
  return { ...state, ...(state.values && { values }), ...(key && { key }) };
}

/** Ends an API key. */
export async function revokeKey(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const name = await revokeApiKey(actor, parse(keySchema, formFields(form)));
    return { message: texts(await getLocale(), "settings")("keys.revoked", { name }) };
  });
  revalidatePath("/settings/keys");
  return state;
}

/** One sentence a field, naming the wrong address among several and the review site; keeps what was ticked. */
function explain(state: FormState, input: Input, locale: string): FormState {
  const t = texts(locale, "settings");
  const fields: Record<string, string> = {};
  for (const [path, problem] of Object.entries(state.fields ?? {})) {
    const [name = "", place] = path.split(".");
    fields[name] ??= sentence(t, name, Number(place), input, problem);
  }
  const count = Object.keys(fields).length;
  return {
    ...state,
    ...(count > 0 && { fields, message: t("errors", { count }) }),
    values: {
      ...state.values,
      networks: input.networks.join(" "),
      alertMemberIds: input.alertMemberIds.join(" "),
    },
  };
}

function sentence(
  t: ReturnType<typeof texts<"settings">>,
  name: string,
  place: number,
  input: Input,
  problem: string,
): string {
  const address = name === "alertAddresses" && input.alertAddresses[place];
  if (address) return t("wrongAddress", { address, problem });
  const host = name === "shareUrl" && !input.askEveryone && reviewHost(input.shareUrl);
  return host ? t("reviewSite", { host }) : problem;
}
