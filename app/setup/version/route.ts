import { currentMember } from "@/lib/identity/gates/session";
import { setupVersion } from "@/lib/setup/version";

const HEADERS = { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" };

/** The version of what the guide would show now, for open pages to compare with theirs. */
export async function GET(): Promise<Response> {
  const member = await currentMember();
  if (member?.role !== "owner") return new Response(null, { status: 404, headers: HEADERS });
  return new Response(await setupVersion(member), { headers: HEADERS });
}
