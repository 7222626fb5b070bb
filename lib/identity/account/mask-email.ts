/** An address that its owner knows again and a stranger does not learn: "j•••@holm-hazel.example". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const [first = ""] = [...email.slice(0, at)];
  return `${first}•••${email.slice(at)}`;
}
