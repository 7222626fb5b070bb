"use server";

import { z } from "zod";
import { AppError } from "@/lib/base/errors";
import { submissionIdSchema } from "@/lib/base/schemas";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import { publicAction } from "@/lib/identity/gates/define-action";
import { clientAddress } from "@/lib/identity/gates/session";
import { noSoonerThan } from "@/lib/identity/session/even-time";
import { findOrder } from "@/lib/portal/find/find-order";
import { findShop } from "@/lib/portal/find/queries";
import { findOrderSchema } from "@/lib/portal/find/schema";

/** Every answer takes so many milliseconds at least. */
const ANSWER_AFTER = 400;

const ask = publicAction({
  input: findOrderSchema.extend({ requestId: submissionIdSchema, slug: z.string() }),
  async run({ slug, requestId, ...input }) {
    const shop = await findShop(slug);
    if (!shop) throw new AppError("not_found");
    await findOrder({ shopId: shop.id, client: await clientAddress(), requestId }, input);
  },
  say: (_, __, locale) => texts(locale, "find")("sent"),
  readOnly: true,
});

/** "Mail me the link". Found or not, the answer takes the same time. */
export async function mailOrderLink(before: FormState, form: FormData): Promise<FormState> {
  return noSoonerThan(ANSWER_AFTER, () => ask(before, form));
}
