"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { actionMember } from "@/lib/auth/session";
import { runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { describeChanges } from "@/lib/settings/describe-changes";
import { readRatingSettings } from "@/lib/settings/queries";
import { readSettingsForm } from "@/lib/settings/read-form";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { ratingSettingsSchema } from "@/lib/settings/schema";

/** Saves Settings → Ratings and says what changed. */
export async function saveRatings(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const input = readSettingsForm(form);
  const state = await runForm(form, async () => {
    const actor = await actionMember("admin");
    const changes = await saveRatingSettings(actor, parse(ratingSettingsSchema, input));
    const { members } = await readRatingSettings(actor);
    return { message: describeChanges(locale, changes, members) };
  });
  revalidatePath("/", "layout");
  return state.status === "refused" ? explain(state, input, locale) : state;
}

/** Names the wrong address among several, and keeps what was ticked. */
function explain(
  state: FormState,
  input: ReturnType<typeof readSettingsForm>,
  locale: string,
): FormState {
  const t = texts(locale, "settings");
  const fields: Record<string, string> = {};
  for (const [path, problem] of Object.entries(state.fields ?? {})) {
    const [name = "", place] = path.split(".");
    const address = name === "alertAddresses" ? input.alertAddresses[Number(place)] : undefined;
    fields[name] ??= address ? t("wrongAddress", { address, problem }) : problem;
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
