/** Sends a browser on with a GET: 303. `address` is one of ours, or of the shop's settings. */
export function seeOther(address: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: address, "Cache-Control": "no-store" },
  });
}
