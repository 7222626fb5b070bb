import { makeActor, type SystemActor } from "@/lib/identity/actor";

/** Starloop acting for a shop by itself. */
export function systemActor(shopId: string): SystemActor {
  return makeActor<SystemActor>({ kind: "system", shopId });
}
