import { LOGO_MAX_BYTES } from "@/lib/shops/logo-file";

/** The shop's form as it was sent; a form without the public address leaves that alone. */
export function readShopForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    name: text("name"),
    siteUrl: text("siteUrl"),
    replyTo: text("replyTo"),
    postalAddress: text("postalAddress"),
    timeZone: text("timeZone"),
    locale: text("locale"),
    brand: text("brand"),
    ...(form.has("slug") && { slug: text("slug") }),
  };
}

/** What the form does with the logo: a new picture, its removal, or nothing. Reads no more than fits. */
export async function readLogoForm(form: FormData): Promise<Buffer | "remove" | null> {
  const file = form.get("logo");
  if (file instanceof File && file.size > 0) {
    const bytes = await file.slice(0, LOGO_MAX_BYTES + 1).arrayBuffer();
    return Buffer.from(bytes);
  }
  return form.has("removeLogo") ? "remove" : null;
}
