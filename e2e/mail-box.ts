import type { Email } from "postal-mime";
import { parseMail, type SmtpSink } from "@/lib/testing/smtp-sink";

/** The newest mail to an address whose subject fits, once it is there. */
export async function mailTo(sink: SmtpSink, address: string, subject: RegExp): Promise<Email> {
  const fits = async (message: Parameters<typeof parseMail>[0]) =>
    message.to.includes(address) && subject.test((await parseMail(message)).subject ?? "");
  return parseMail(await sink.waitFor(fits, 30_000));
}

/** The first link in a mail whose path begins so. */
export function linkIn(mail: Email, path: string): string {
  const links = [...(mail.html ?? "").matchAll(/href="([^"]+)"/g)].map(([, link]) =>
    (link ?? "").replaceAll("&amp;", "&"),
  );
  const found = links.find((link) => new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`No link to ${path} in “${mail.subject}”.`);
  return found;
}

/** A header's value; empty when it is not there. */
export function headerOf(mail: Email, name: string): string {
  return mail.headers.find((header) => header.key === name.toLowerCase())?.value ?? "";
}
