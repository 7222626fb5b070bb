import { AppError } from "@/lib/base/errors";
import type { Actor, ApiKeyActor, MemberActor, Role, Scope } from "@/lib/identity/actor";

const RANK: Record<Role, number> = { agent: 0, admin: 1, owner: 2 };

/** Whether a role may do what `needed` may do. */
export function roleAllows(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}

/** Throws `forbidden` unless the member has at least this role. */
export function requireRole(actor: MemberActor, needed: Role): void {
  if (!roleAllows(actor.role, needed)) throw new AppError("forbidden");
}

/** Throws `forbidden` unless the key has this scope; `admin` includes the others but `ratings`. */
export function requireScope(actor: ApiKeyActor, needed: Scope): void {
  const included = needed === "ratings" ? [needed] : [needed, "admin" as const];
  if (!included.some((scope) => actor.scopes.includes(scope))) throw new AppError("forbidden");
}

/** Throws `forbidden` for anybody but staff: what only the team may do. */
export function requireStaff(actor: Actor): asserts actor is MemberActor | ApiKeyActor {
  if (actor.kind !== "member" && actor.kind !== "apiKey") throw new AppError("forbidden");
}
