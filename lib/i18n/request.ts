import { getRequestConfig } from "next-intl/server";
import { messagesFor } from "@/lib/i18n/texts";

/** Pages are English for now; times in them are formatted in the shop's zone where they stand. */
export default getRequestConfig(async () => ({
  locale: "en",
  messages: messagesFor("en"),
  timeZone: "UTC",
}));
