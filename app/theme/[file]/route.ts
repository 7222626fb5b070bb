import { themeCss } from "@/lib/shops/theme-css";

type Context = { params: Promise<{ file: string }> };

/** The colours of a shop, a pure function of its brand colour. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const css = themeCss((await params).file);
  if (css === null) return new Response("Not found", { status: 404 });
  return new Response(css, {
    headers: {
      "Content-Type": "text/css; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=86400",
    },
  });
}
