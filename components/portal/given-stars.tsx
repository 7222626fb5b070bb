"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

type Given = { stars: number | null; give: (stars: number) => void };

const Context = createContext<Given>({ stars: null, give: () => {} });

/** One conversation: what stands above the rating form learns from here that it was sent. */
export function GivenStars({ children }: { children: ReactNode }) {
  const [stars, give] = useState<number | null>(null);
  return <Context value={{ stars, give }}>{children}</Context>;
}

/** The stars given since the page was loaded, and the way to say so. */
export function useGivenStars(): Given {
  return useContext(Context);
}

/** What reads otherwise once the conversation is rated. */
export function OnceRated({ before, after }: { before: ReactNode; after: ReactNode }) {
  return useGivenStars().stars === null ? before : after;
}
