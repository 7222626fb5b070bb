import type { Tx } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { shops } from "@/db/schema";

const SLUG_MAX = 50;
/** Endings tried before a name is given up for a random one. */
const TRIES = 50;

/** A shop's name as part of an address: lower case without accents, digits and single hyphens. */
function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, SLUG_MAX);
  return slug.replace(/^-+|-+$/g, "") || "shop";
}

/** The first of "name", "name-2", "name-3" … that no shop has. A race for it ends at the unique constraint. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name);
  const wanted = [slug, ...Array.from({ length: TRIES }, (_, index) => `${slug}-${index + 2}`)];
  const taken = await tx.select({ slug: shops.slug }).from(shops).where(oneOf(shops.slug, wanted));
  const used = new Set(taken.map((row) => row.slug));
  return wanted.find((one) => !used.has(one)) ?? `${slug}-${crypto.randomUUID().slice(0, 8)}`;
}
