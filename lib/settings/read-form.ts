import { LOCALES } from "@/lib/base/vocabularies";
import { formFields } from "@/lib/http/form-fields";

/** The settings form as it was sent: addresses stand one a line, the share text once for each language. */
export function readSettingsForm(form: FormData) {
  const all = (name: string) => form.getAll(name).map(String);
  const fields = formFields(form);
  const addresses = String(form.get("alertAddresses") ?? "")
    .split(/[\r\n,;]+/)
    .map((address) => address.trim());
  return {
    ...fields,
    shareTexts: Object.fromEntries(
      LOCALES.map((locale) => [locale, fields[`shareTexts.${locale}`]]),
    ),
    networks: all("networks"),
    alertMemberIds: all("alertMemberIds"),
    alertAddresses: [...new Set(addresses.filter((address) => address !== ""))],
  };
}
