"use client";

import { useEffect, useRef } from "react";

export interface EmbedScriptProps {
  src: string;
  /** The data attributes, without "data-". */
  data: Record<string, string>;
}

/** Puts the script of the survey where it stands, as a shop's page would; its survey appears after it. */
export function EmbedScript({ src, data }: EmbedScriptProps) {
  const box = useRef<HTMLDivElement>(null);
  // The same words in a new object are no reason to ask again.
  const attributes = JSON.stringify(data);
  useEffect(() => {
    const place = box.current;
    const script = document.createElement("script");
    script.src = src;
    Object.assign(script.dataset, JSON.parse(attributes));
    place?.append(script);
    return () => place?.replaceChildren();
  }, [src, attributes]);
  return <div ref={box} />;
}
