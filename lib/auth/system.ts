import { makeActor, type SystemActor } from "@/lib/auth/actor";

/** Starloop acting for a shop by itself. */
export function systemActor(shopId: string): SystemActor {
  return makeActor<SystemActor>({ kind: "system", shopId });
}
