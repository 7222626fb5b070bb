"use client";

import { type ReactNode, useState } from "react";
import { Glyph } from "@/components/ui/glyph";
import { Stars } from "@/components/ui/stars";
import { useGivenStars } from "./given-stars";

export interface ConversationFoldProps {
  id: string;
  headingId: string;
  /** Only how it comes up: from then on the customer folds, and new messages fold nothing away. */
  unfolded: boolean;
  title: string;
  line: ReactNode;
  /** Beside the line while folded; unfolded, the rating is below. */
  stars: number | null;
  /** "2 of 5 stars", by number. */
  starNames: string[];
  children: ReactNode;
}

/** One of several conversations: native `<details>`. */
export function ConversationFold(props: ConversationFoldProps) {
  const { id, headingId, unfolded, title, line, starNames, children } = props;
  const given = useGivenStars();
  const stars = props.stars ?? given.stars;
  const [open] = useState(unfolded);
  return (
    <details
      id={id}
      open={open}
      className="group scroll-mt-4 rounded-lg border border-border bg-surface"
    >
      <summary className="flex min-h-14 list-none items-center gap-3 rounded-lg px-4 py-2.5 sm:px-6 [&::-webkit-details-marker]:hidden">
        <span className="grid min-w-0 grow gap-0.5 group-open:gap-1 group-open:py-1">
          <h2 id={headingId} className="text-base group-open:text-lg">
            {title}
          </h2>
          <span className="flex flex-wrap items-center gap-x-2 text-sm">
            {stars !== null && (
              <span className="group-open:hidden">
                <Stars value={stars} label={starNames[stars - 1] ?? ""} />
              </span>
            )}
            {line}
          </span>
        </span>
        <Glyph
          name="chevron-down"
          className="size-4.5 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="pt-1">{children}</div>
    </details>
  );
}
