"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import { addCategory, addChannel } from "@/lib/nps/lists/add-entry";
import { describeUses } from "@/lib/nps/lists/describe-uses";
import { saveCategory, saveChannel, switchEntry } from "@/lib/nps/lists/save-entry";
import {
  categorySchema,
  channelSchema,
  newCategorySchema,
  newChannelSchema,
  switchSchema,
} from "@/lib/nps/lists/schema";
import { readUses } from "@/lib/nps/lists/uses";
import { describeSave } from "@/lib/shops/describe-log";

const LISTS_PATH = "/settings/nps/lists";

/** Adds a channel and goes back to the lists. */
export async function addNpsChannel(_: FormState, form: FormData): Promise<FormState> {
  return counted(
    await runForm(form, async () => {
      const actor = await actionMember(form, "admin");
      await addChannel(actor, parse(newChannelSchema, formFields(form)));
      revalidatePath("/settings/nps", "layout");
      redirect(LISTS_PATH);
    }),
  );
}

/** Adds a category and goes back to the lists. */
export async function addNpsCategory(_: FormState, form: FormData): Promise<FormState> {
  return counted(
    await runForm(form, async () => {
      const actor = await actionMember(form, "admin");
      await addCategory(actor, parse(newCategorySchema, formFields(form)));
      revalidatePath("/settings/nps", "layout");
      redirect(LISTS_PATH);
    }),
  );
}

/** Renames a channel and says so. */
export async function saveNpsChannel(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const changes = await saveChannel(actor, parse(channelSchema, formFields(form)));
    return { message: describeSave(locale, changes) };
  });
  revalidatePath("/settings/nps", "layout");
  return counted(state);
}

/** Saves a category's name and texts and says what changed. */
export async function saveNpsCategory(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const changes = await saveCategory(actor, parse(categorySchema, formFields(form)));
    return { message: describeSave(locale, changes) };
  });
  revalidatePath("/settings/nps", "layout");
  return counted(state);
}

/** Takes a channel or category out of use or back; one in use stays, and the answer says where it is used. */
export async function switchNpsEntry(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const t = texts(locale, "npsLists");
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { list, id, on } = parse(switchSchema, formFields(form));
    const { name } = await switchEntry(actor, { list, id, on: on === "yes" });
    return { message: t(on === "yes" ? "switchedOn" : "switchedOff", { name }) };
  });
  revalidatePath("/settings/nps", "layout");
  if (state.code !== "in_use") return state;
  const { shopId } = await actionMember(form, "admin");
  const { list, id } = parse(switchSchema, formFields(form));
  const places = describeUses(locale, (await readUses(shopId))[list].get(id) ?? []);
  return { ...state, message: t("inUse", { places }) };
}

async function counted(state: FormState): Promise<FormState> {
  const count = Object.keys(state.fields ?? {}).length;
  if (count === 0) return state;
  return { ...state, message: texts(await getLocale(), "settings")("errors", { count }) };
}
