import { createHash } from "node:crypto";
import type { MemberActor } from "@/lib/identity/actor";
import { readDemo } from "@/lib/setup/demo-state";
import { readTest } from "@/lib/setup/test-state";

/** A word that changes whenever the guide's pages would show something else. */
export async function setupVersion(actor: MemberActor): Promise<string> {
  const shown = await Promise.all([readTest(actor), readDemo(actor)]);
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url");
}
