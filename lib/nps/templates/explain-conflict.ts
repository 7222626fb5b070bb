import { formatTime } from "@/lib/base/format";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { readLastSave } from "@/lib/nps/templates/last-save";
import { readTemplate } from "@/lib/nps/templates/queries";
import { readShop } from "@/lib/shops/queries";

/**
 * An answer that says who saved meanwhile. What was typed is kept, and saving it again replaces what
 * the other saved: the form then knows of that version.
 */
export async function explainConflict(
  actor: MemberActor,
  state: FormState,
  locale: string,
): Promise<FormState> {
  const templateId = state.values?.templateId ?? "";
  const [current, last, shop] = await Promise.all([
    readTemplate(actor, templateId),
    readLastSave(actor, templateId),
    readShop(actor),
  ]);
  const clock = { locale, timeZone: shop.timeZone, now: new Date() };
  const message = texts(locale, "npsTemplates")("conflict", {
    name: last?.by ?? "",
    time: formatTime(current.updatedAt, clock),
  });
  return { ...state, message, values: { ...state.values, seen: current.updatedAt.toISOString() } };
}
