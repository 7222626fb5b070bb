"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { AppError } from "@/lib/base/errors";
import { TOPICS } from "@/lib/base/vocabularies";
import { formFields } from "@/lib/http/form-fields";
import { ownCustomer } from "@/lib/identity/access/customer-session";
import { runForm } from "@/lib/identity/gates/action";
import { chooseMails } from "@/lib/portal/my/choose-mails";
import type { CustomerForm } from "@/lib/portal/schema";

/** "Mails from the shop", on a customer's own page. */
export async function saveMailChoices(
  _before: CustomerForm,
  form: FormData,
): Promise<CustomerForm> {
  return runForm(form, async () => {
    const fields = formFields(form);
    const actor = await ownCustomer();
    if (!actor) throw new AppError("not_found");
    await chooseMails(
      actor,
      TOPICS.filter((topic) => fields[topic] === "on"),
    );
    refresh();
    const t = await getTranslations("my");
    return { message: t("saved") };
  });
}
