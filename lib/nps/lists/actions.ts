"use server";

import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { memberAction } from "@/lib/identity/gates/define-action";
import { addCategory, addChannel } from "@/lib/nps/lists/add-entry";
import { describeUses } from "@/lib/nps/lists/describe-uses";
import { saveCategory, saveChannel, switchEntry } from "@/lib/nps/lists/save-entry";
import {
  categorySchema,
  channelSchema,
  newCategorySchema,
  newChannelSchema,
  switchSchema,
  translationSchema,
} from "@/lib/nps/lists/schema";
import { translateCategory } from "@/lib/nps/lists/translate-category";
import { readUses } from "@/lib/nps/lists/uses";
import { describeSave } from "@/lib/shops/describe-log";

const LISTS_PATH = "/settings/nps/lists";

/** Adds a channel and goes back to the lists. */
export const addNpsChannel = memberAction({
  role: "admin",
  input: newChannelSchema,
  run: addChannel,
  goTo: () => LISTS_PATH,
});

/** Adds a category and goes back to the lists. */
export const addNpsCategory = memberAction({
  role: "admin",
  input: newCategorySchema,
  run: addCategory,
  goTo: () => LISTS_PATH,
});

/** Renames a channel and says so. */
export const saveNpsChannel = memberAction({
  role: "admin",
  input: channelSchema,
  run: saveChannel,
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Saves a category's name and texts and says what changed. */
export const saveNpsCategory = memberAction({
  role: "admin",
  input: categorySchema,
  run: saveCategory,
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Saves a category's texts in another language and says what changed. */
export const translateNpsCategory = memberAction({
  role: "admin",
  input: translationSchema,
  run: translateCategory,
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Takes a channel or category out of use or back; one in use stays, and the answer says where it is used. */
export const switchNpsEntry = memberAction({
  role: "admin",
  input: switchSchema,
  run: (actor, { list, id, on }) => switchEntry(actor, { list, id, on: on === "yes" }),
  say: ({ name }, { on }, locale) =>
    texts(locale, "npsLists")(on === "yes" ? "switchedOn" : "switchedOff", { name }),
  explain: nameUses,
});

/** Names what an entry is used by where that keeps it in use. */
async function nameUses(
  state: FormState,
  form: FormData,
  locale: string,
  actor: MemberActor | undefined,
): Promise<FormState> {
  if (state.code !== "in_use" || !actor) return state;
  const { list, id } = parse(switchSchema, formFields(form));
  const places = describeUses(locale, (await readUses(actor.shopId))[list].get(id) ?? []);
  return { ...state, message: texts(locale, "npsLists")("inUse", { places }) };
}
