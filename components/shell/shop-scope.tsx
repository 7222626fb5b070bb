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
