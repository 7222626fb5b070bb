import { LOGO_MAX_BYTES } from "@/lib/shops/logo-file";

/** A shop's form as it was sent: its fields, and what it does with the logo. */
export async function readShopForm(form: FormData) {
  return { ...Object.fromEntries(form), logo: await readLogo(form) };
}

/** A new picture, its removal, or nothing. Reads no more than fits. */
async function readLogo(form: FormData): Promise<Buffer | "remove" | null> {
  const file = form.get("logo");
  if (file instanceof File && file.size > 0) {
    const bytes = await file.slice(0, LOGO_MAX_BYTES + 1).arrayBuffer();
    return Buffer.from(bytes);
  }
  return form.has("removeLogo") ? "remove" : null;
}
