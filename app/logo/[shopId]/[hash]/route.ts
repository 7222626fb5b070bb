import { readLogoBytes } from "@/lib/mail/logo";

type Context = { params: Promise<{ shopId: string; hash: string }> };

const SHOP = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** A shop's logo. Its address names its content, so it may be kept for ever. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { shopId, hash } = await params;
  const logo = SHOP.test(shopId) && HASH.test(hash) ? await readLogoBytes(shopId, hash) : null;
  if (!logo) return new Response("Not found", { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "Content-Type": logo.type,
      "Content-Length": String(logo.bytes.length),
      "Cache-Control": "public, max-age=31536000, immutable",
      // Mail programs on the web fetch it from pages of their own.
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
  });
}
