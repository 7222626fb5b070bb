import { readScript } from "@/lib/nps/embed/read-script";

/** The survey that shops put into their pages: any site may load it, and asks hourly whether it is still the same. */
export async function GET(request: Request): Promise<Response> {
  const { text, etag } = await readScript();
  const headers = {
    "Content-Type": "text/javascript; charset=utf-8",
    "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    ETag: etag,
  };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  // A server between may have weakened the tag by compressing.
  if (known.some((tag) => tag.trim().replace(/^W\//, "") === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, { headers });
}
