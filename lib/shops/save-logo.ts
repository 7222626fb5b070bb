import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { shopLogos, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { LOGO_MAX_BYTES, LOGO_MAX_SIDE, readLogoFile } from "@/lib/shops/logo-file";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Keeps a picture as the shop's logo, in place of the one before. Returns whether anything changed.
 * Throws `forbidden` for agents, `invalid` for what is no PNG, JPEG or WebP or is too large.
 */
export async function saveLogo(actor: MemberActor, bytes: Buffer): Promise<boolean> {
  requireRole(actor, "admin");
  if (bytes.length > LOGO_MAX_BYTES) throw refusal("logoTooLarge");
  const file = readLogoFile(bytes);
  if (!file) throw refusal("logoKind");
  if (Math.max(file.width, file.height) > LOGO_MAX_SIDE) throw refusal("logoTooWide");
  const hash = createHash("sha256").update(bytes).digest("hex");
  return transaction(async (tx) => {
    const before = await lockLogo(tx, actor.shopId);
    if (before?.hash === hash) return false;
    const logo = { ...file, bytes, hash };
    await tx
      .insert(shopLogos)
      .values({ shopId: actor.shopId, ...logo })
      .onConflictDoUpdate({ target: shopLogos.shopId, set: { ...logo, updatedAt: sql`now()` } });
    const from = before && sizeOf(before);
    await recordChanges(tx, actor, [{ setting: "shop.logo", from, to: sizeOf(file) }]);
    return true;
  });
}

/** Goes back to the shop's first letter. Returns whether there was a logo. Throws `forbidden` for agents. */
export async function removeLogo(actor: MemberActor): Promise<boolean> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const before = await lockLogo(tx, actor.shopId);
    if (!before) return false;
    await tx.delete(shopLogos).where(eq(shopLogos.shopId, actor.shopId));
    await recordChanges(tx, actor, [{ setting: "shop.logo", from: sizeOf(before), to: null }]);
    return true;
  });
}

async function lockLogo(tx: Tx, shopId: string) {
  await tx.select({ id: shops.id }).from(shops).where(eq(shops.id, shopId)).for("no key update");
  const [row] = await tx
    .select({ hash: shopLogos.hash, width: shopLogos.width, height: shopLogos.height })
    .from(shopLogos)
    .where(eq(shopLogos.shopId, shopId));
  return row ?? null;
}

function sizeOf({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height}`;
}

function refusal(problem: string): AppError {
  return new AppError("invalid", { fields: { logo: problem } });
}
