"use server";

import { AppError } from "@/lib/base/errors";
import { TOPICS } from "@/lib/base/vocabularies";
import { formFields } from "@/lib/http/form-fields";
import { texts } from "@/lib/i18n/texts";
import { ownCustomer } from "@/lib/identity/access/customer-session";
import { customerAction } from "@/lib/identity/gates/define-action";
import type { Topic } from "@/lib/mail/kinds";
import { chooseMails } from "@/lib/portal/my/choose-mails";

/** "Mails from the shop", on a customer's own page. */
export const saveMailChoices = customerAction({
  async who() {
    const actor = await ownCustomer();
    if (!actor) throw new AppError("not_found");
    return actor;
  },
  read(form) {
    const fields = formFields(form);
    return TOPICS.filter((topic) => fields[topic] === "on");
  },
  run: (actor, topics: Topic[]) => chooseMails(actor, topics),
  say: (_, __, locale) => texts(locale, "my")("saved"),
  saysAll: true,
});
