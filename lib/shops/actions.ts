"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { ownPath } from "@/lib/auth/own-path";
import { rememberShop } from "@/lib/auth/remember-shop";
import { actionMember, currentAccount } from "@/lib/auth/session";
import { formFields, formOf, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { describeSave } from "@/lib/settings/describe-log";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { openShop, openShopSchema } from "@/lib/shops/open-shop";
import { listOwnShops } from "@/lib/shops/queries";
import { readLogoForm, readShopForm } from "@/lib/shops/read-form";
import { saveShopForm } from "@/lib/shops/save-shop-form";
import { saveStatuses } from "@/lib/shops/save-statuses";
import { shopSchema } from "@/lib/shops/schema";
import { readStatusesForm, statusesSchema } from "@/lib/shops/status-schema";

const shopId = z.uuid();

/** Saves Settings → Shop, picture and all, and says what changed. */
export async function saveShopSettings(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const input = parse(shopSchema, readShopForm(formOf(form)));
    const changes = await saveShopForm(actor, input, await readLogoForm(form));
    return { message: describeSave(locale, changes) };
  });
  revalidatePath("/", "layout");
  return withCount(state, locale);
}

/** Saves Settings → Statuses and says what changed. */
export async function saveShopStatuses(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const sent = readStatusesForm(formOf(form));
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const changes = await saveStatuses(actor, parse(statusesSchema, sent));
    return { message: describeSave(locale, changes) };
  });
  revalidatePath("/", "layout");
  const fields = Object.entries(state.fields ?? {}).map(([path, problem]) => [
    fieldOf(path, sent.statuses),
    problem,
  ]);
  return withCount(
    { ...state, ...(fields.length > 0 && { fields: Object.fromEntries(fields) }) },
    locale,
  );
}

/** "statuses.2.name" is the field `name-<id>`, "added.color" the field `color-new`. */
function fieldOf(path: string, sent: { id: string }[]): string {
  const [list, place = "", name] = path.split(".");
  if (list === "added") return `${place}-new`;
  return list === "statuses" ? `${name}-${sent[Number(place)]?.id}` : path;
}

function withCount(state: FormState, locale: string): FormState {
  const count = Object.keys(state.fields ?? {}).length;
  if (count === 0) return state;
  return { ...state, message: texts(locale, "settings")("errors", { count }) };
}

/** Opens another shop and goes to its settings. */
export async function openAnotherShop(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionMember(form, "owner");
    const words = newShopTexts(await getLocale());
    const opened = await openShop(actor, parse(openShopSchema, formFields(form)), words);
    await rememberShop(opened);
    revalidatePath("/", "layout");
    redirect("/settings/shop");
  });
}

/** Works in another of one's shops from now on, on this device. */
export async function switchShop(form: FormData): Promise<void> {
  const actor = await currentAccount();
  if (!actor) redirect("/sign-in");
  const { to, next: asked } = formFields(formOf(form));
  const wanted = shopId.safeParse(to).data;
  const own = await listOwnShops(actor);
  if (wanted && own.some(({ id }) => id === wanted)) await rememberShop(wanted);
  revalidatePath("/", "layout");
  const next = ownPath(asked);
  redirect(next === "/" ? "/home" : next);
}

/** Goes back to the shop a form was made for, and stays on the page. Whether it worked. */
export async function goBackToShop(id: string): Promise<boolean> {
  const actor = await currentAccount();
  const own = actor ? await listOwnShops(actor) : [];
  if (!own.some((shop) => shop.id === id)) return false;
  await rememberShop(id);
  revalidatePath("/", "layout");
  return true;
}
