"use server";

import { eraseCustomer } from "@/lib/customers/erase-customer";
import { recordOptOut } from "@/lib/customers/record-opt-out";
import { saveTags } from "@/lib/customers/save-tags";
import { eraseCustomerSchema, recordOptOutSchema, saveTagsSchema } from "@/lib/customers/schema";
import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";

/** "Stop on request", on a customer's page. */
export const stopMailsFor = memberAction({
  input: recordOptOutSchema,
  run: recordOptOut,
  say: (_, __, locale) => texts(locale, "customers")("optOut.done"),
});

/** The shop's own marks on a customer. */
export const tagCustomer = memberAction({
  input: saveTagsSchema,
  run: saveTags,
  say: (_, __, locale) => texts(locale, "customers")("tags.saved"),
});

/** "Erase permanently". */
export const eraseForGood = memberAction({
  role: "admin",
  fresh: true,
  input: eraseCustomerSchema,
  run: eraseCustomer,
  goTo: (_, { customerId }) => `/customers/${customerId}`,
});
