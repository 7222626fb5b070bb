"use server";

import { getTranslations } from "next-intl/server";
import { noSoonerThan } from "@/lib/auth/even-time";
import { clientAddress } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { findOrder } from "@/lib/find-order/find-order";
import { findShop } from "@/lib/find-order/queries";
import { findOrderSchema } from "@/lib/find-order/schema";
import { formFields, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { submissionIdSchema } from "@/lib/updates/schema";

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
