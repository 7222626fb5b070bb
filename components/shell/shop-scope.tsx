"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Scope = createContext<string | null>(null);

/** Says to every form below for which shop its page was made. */
export function ShopScope({ shopId, children }: { shopId: string; children: ReactNode }) {
  return <Scope value={shopId}>{children}</Scope>;
}

/** The shop a form was made for: it stays that one when another is chosen in another window meanwhile. */
export function useShopScope(): string | null {
  const current = useContext(Scope);
  const [made] = useState(current);
  return made;
}

/**
 * The shop of a form that changes settings, sent along without scripts as well. Rendered by the page,
 * so it knows better than the frame around, which outlives a change of page.
 */
export function ShopField({ shopId }: { shopId: string }) {
  const [made] = useState(shopId);
  return <input type="hidden" name="shop" value={made} readOnly />;
}
