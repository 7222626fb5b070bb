"use client";

import type { Sums } from "./coverage-sums";

const LOOKS = {
  answered: "fill-chart",
  unanswered: "fill-chart opacity-45",
  waiting: "fill-chart-compare",
  unasked: "fill-border",
} as const;

export type CoveragePart = keyof typeof LOOKS;

/**
 * One month as a bar; the table beside it has the figures. Drawn on the client's side of the line:
 * a page that streams may be cut between a server component's elements, and a drawing cut open
 * comes with an inline style, which our content security policy refuses.
 */
export function CoverageBar({ sums }: { sums: Sums }) {
  const widths: [CoveragePart, number][] = [
    ["answered", sums.answered],
    ["unanswered", sums.asked - sums.answered],
    ["waiting", sums.later],
    ["unasked", sums.unasked],
  ];
  let from = 0;
  return (
    <svg aria-hidden="true" className="block h-3 w-full min-w-24">
      {widths.map(([part, count]) => {
        const x = from;
        const width = sums.total === 0 ? 0 : (100 * count) / sums.total;
        from += width;
        return (
          <rect
            key={part}
            x={`${x.toFixed(2)}%`}
            width={`${width.toFixed(2)}%`}
            height="100%"
            className={LOOKS[part]}
          />
        );
      })}
    </svg>
  );
}

/** The look of one part, for the legend. */
export function CoverageSwatch({ part }: { part: CoveragePart }) {
  return (
    <svg aria-hidden="true" className="size-3">
      <rect width="100%" height="100%" rx="2" className={LOOKS[part]} />
    </svg>
  );
}
