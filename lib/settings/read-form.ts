import { formFields } from "@/lib/http/form-fields";

/** The settings form as it was sent: addresses stand one a line. */
export function readSettingsForm(form: FormData) {
  const all = (name: string) => form.getAll(name).map(String);
  const addresses = String(form.get("alertAddresses") ?? "")
    .split(/[\r\n,;]+/)
    .map((address) => address.trim());
  return {
    ...formFields(form),
    networks: all("networks"),
    alertMemberIds: all("alertMemberIds"),
    alertAddresses: [...new Set(addresses.filter((address) => address !== ""))],
  };
}
