"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { formFields, formOf } from "@/lib/http/form-fields";
import { memberAction } from "@/lib/identity/gates/define-action";
import { rememberShop } from "@/lib/identity/gates/remember-shop";
import { currentAccount } from "@/lib/identity/gates/session";
import { ownPath } from "@/lib/identity/session/own-path";
import { listOwnShops } from "@/lib/identity/session/own-shops";
import { describeSave } from "@/lib/shops/describe-log";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { openShop, openShopSchema } from "@/lib/shops/open-shop";
import { readShopForm } from "@/lib/shops/read-form";
import { saveShopForm } from "@/lib/shops/save-shop-form";
import { saveStatuses } from "@/lib/shops/save-statuses";
import { shopSettingsSchema } from "@/lib/shops/schema";
import { parseStatuses, readStatusesForm } from "@/lib/shops/status-schema";

const shopId = z.uuid();

/** Saves Settings → Shop, picture and all, and says what changed. */
export const saveShopSettings = memberAction({
  role: "admin",
  read: readShopForm,
  input: shopSettingsSchema,
  run: (actor, { logo, ...shop }) => saveShopForm(actor, shop, logo),
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Saves Settings → Statuses and says what changed. */
export const saveShopStatuses = memberAction({
  role: "admin",
  read: readStatusesForm,
  run: (actor, sent: ReturnType<typeof readStatusesForm>) =>
    saveStatuses(actor, parseStatuses(sent)),
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Opens another shop and goes to its settings. */
export const openAnotherShop = memberAction({
  role: "owner",
  input: openShopSchema,
  async run(actor, input) {
    await rememberShop(await openShop(actor, input, newShopTexts(await getLocale())));
  },
  goTo: () => "/settings/shop",
});

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
