/** The settings form as it was sent: absent checkboxes are off, addresses stand one a line. */
export function readSettingsForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  const all = (name: string) => form.getAll(name).map(String);
  const addresses = text("alertAddresses")
    .split(/[\r\n,;]+/)
    .map((address) => address.trim());
  return {
    ratingsOn: form.has("ratingsOn"),
    commentOn: form.has("commentOn"),
    followUpsOn: form.has("followUpsOn"),
    // An empty field is no number; it must not be read as 0.
    followUpDelayMinutes: text("followUpDelayMinutes").trim() || undefined,
    shareUrl: text("shareUrl").trim(),
    shareText: text("shareText"),
    networks: all("networks"),
    askEveryone: form.has("askEveryone"),
    alertOn: form.has("alertOn"),
    alertAdmins: form.has("alertAdmins"),
    alertMemberIds: all("alertMemberIds"),
    alertAddresses: [...new Set(addresses.filter((address) => address !== ""))],
  };
}
