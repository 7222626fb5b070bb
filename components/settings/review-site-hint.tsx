"use client";

import { useEffect, useRef } from "react";
import { useTyped } from "@/components/form/form-changes";
import { reviewHost, siteOf } from "@/lib/base/review-hosts";

export interface ReviewSiteHintProps {
  /** What is shared where no share URL is given. */
  siteUrl: string;
  stored: string | null;
  /** Says what an empty field stands for. */
  otherwise: string;
  /** "{host} is a review site, …"; the name in braces is filled in here. */
  isReviewSite: string;
}

/**
 * Below the share URL: says so where it leads to a review site, and takes the address over as the
 * review page, as saving does without scripts.
 */
export function ReviewSiteHint({ siteUrl, stored, otherwise, isReviewSite }: ReviewSiteHintProps) {
  const line = useRef<HTMLSpanElement>(null);
  const taken = useRef<{ address: string; before: string }>(null);
  const { typed } = useTyped(line, ["shareUrl"]);
  const written = typed?.shareUrl?.trim();
  const shared = (written ?? stored) || siteUrl;
  const onReviewSite = reviewHost(shared) !== null;

  useEffect(() => {
    const field = line.current?.closest("form")?.elements.namedItem("reviewUrl");
    if (written === undefined || !(field instanceof HTMLInputElement)) return;
    if (onReviewSite) {
      taken.current = { address: shared, before: taken.current?.before ?? field.value };
      setField(field, shared);
      return;
    }
    // Half-typed addresses may look like a review site for a moment.
    if (taken.current?.address === field.value) setField(field, taken.current.before);
    taken.current = null;
  }, [written, shared, onReviewSite]);

  return (
    <span ref={line} role="status">
      {onReviewSite ? isReviewSite.replace("{host}", siteOf(shared)) : otherwise}
    </span>
  );
}

/** As if it had been typed, so that the form knows of it. */
function setField(field: HTMLInputElement, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
