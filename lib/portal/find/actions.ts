"use server";

import { getTranslations } from "next-intl/server";
import { AppError } from "@/lib/base/errors";
import { submissionIdSchema } from "@/lib/base/schemas";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { runForm } from "@/lib/identity/gates/action";
import { clientAddress } from "@/lib/identity/gates/session";
import { noSoonerThan } from "@/lib/identity/session/even-time";
import { findOrder } from "@/lib/portal/find/find-order";
import { findShop } from "@/lib/portal/find/queries";
import { findOrderSchema } from "@/lib/portal/find/schema";

/** Every answer takes so many milliseconds at least. */
const ANSWER_AFTER = 400;

/** "Mail me the link". */
export async function mailOrderLink(_before: FormState, form: FormData): Promise<FormState> {
  const ask = async () => {
    const fields = formFields(form);
    const requestId = parse(submissionIdSchema, fields.requestId);
    const shop = await findShop(fields.slug ?? "");
    if (!shop) throw new AppError("not_found");
    const input = parse(findOrderSchema, fields);
    await findOrder({ shopId: shop.id, client: await clientAddress(), requestId }, input);
    const t = await getTranslations("find");
    return { message: t("sent") };
  };
  return noSoonerThan(ANSWER_AFTER, () => runForm(form, ask));
}
