"use client";

import { useRef } from "react";
import { useTyped } from "@/components/form/form-changes";
import { LabelOf } from "@/components/ui/label-of";
import { fillShareText, type Network, shareLinks } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";

export interface SharePreviewProps {
  site: { name: string; url: string };
  stored: { text: string; url: string | null; networks: Network[] };
  labels: Record<Network, { name: string; try: string }>;
}

const FIELDS = ["shareText", "shareUrl", "networks"];

/** The share links as the thank-you mail would carry them, following every key. */
export function SharePreview({ site, stored, labels }: SharePreviewProps) {
  const list = useRef<HTMLUListElement>(null);
  const { typed } = useTyped(list, FIELDS);
  const text = typed?.shareText ?? stored.text;
  const url = acceptable(typed?.shareUrl?.trim(), stored.url) || site.url;
  const chosen = typed ? typed.networks?.split("\n") : stored.networks;
  const links = shareLinks(fillShareText(text, { name: site.name, url }), url);
  return (
    <ul ref={list} className="w-full divide-y divide-border rounded-md border border-border">
      {NETWORKS.filter((network) => chosen?.includes(network)).map((network) => (
        <li
          key={network}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-3 py-2 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
        >
          <span className="text-sm font-strong">{labels[network].name}</span>
          <code className="font-mono text-xs text-muted wrap-anywhere max-sm:col-span-2 max-sm:row-start-2">
            {links[network]}
          </code>
          <a href={links[network]} target="_blank" rel="noreferrer" className="text-sm">
            <LabelOf label={labels[network].try} of={labels[network].name} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The address typed once it could be one, else the stored one; empty means the shop's own. */
function acceptable(typed: string | undefined, stored: string | null): string {
  if (typed === undefined) return stored ?? "";
  if (typed === "") return "";
  return /^https?:\/\/[^\s\\]+$/i.test(typed) && URL.canParse(typed) ? typed : (stored ?? "");
}
