import { transaction } from "@/db/client";
import type { MemberActor } from "@/lib/identity/actor";
import type { LoggedChange } from "@/lib/shops/record-changes";
import { removeLogo, saveLogo } from "@/lib/shops/save-logo";
import { saveShop } from "@/lib/shops/save-shop";
import type { ShopInput } from "@/lib/shops/schema";

/**
 * Saves a shop and its logo in one go: all of the form or nothing. Returns what changed; of a logo,
 * that there is one. Throws what `saveShop` and `saveLogo` throw.
 */
export async function saveShopForm(
  actor: MemberActor,
  input: ShopInput,
  logo: Buffer | "remove" | null,
): Promise<LoggedChange[]> {
  return transaction(async () => {
    const changes = await saveShop(actor, input);
    if (logo === null) return changes;
    const remove = logo === "remove";
    const changed = remove ? await removeLogo(actor) : await saveLogo(actor, logo);
    return changed ? [...changes, { setting: "shop.logo", from: remove, to: !remove }] : changes;
  });
}
