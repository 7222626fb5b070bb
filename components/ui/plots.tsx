import type { ElementType, ReactNode } from "react";
import { cn } from "@/lib/base/cn";

export interface MiniBarsProps {
  /** Ratings with 1, 2, 3, 4 and 5 stars. */
  counts: readonly number[];
  /** "5 stars 61, 4 stars 24, …". */
  label: string;
  /** From which bar on they count as satisfied; 3 = four stars and more. */
  topFrom?: number;
}

const BAR = { width: 6, gap: 2, height: 20, least: 1.25 };

/** The distribution of stars, word-sized. */
export function MiniBars({ counts, label, topFrom = 3 }: MiniBarsProps) {
  const most = Math.max(1, ...counts);
  const width = counts.length * (BAR.width + BAR.gap) - BAR.gap;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${BAR.height}`}
      className="inline-block h-5 w-9.5"
    >
      {counts.map((count, index) => {
        const height = Math.max(BAR.least, (count / most) * BAR.height);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the meaning
            key={index}
            x={index * (BAR.width + BAR.gap)}
            y={BAR.height - height}
            width={BAR.width}
            height={height}
            rx="1"
            className={index >= topFrom ? "fill-chart" : "fill-chart-compare"}
          />
        );
      })}
    </svg>
  );
}

export interface DistributionRow {
  key: string;
  /** "5 stars". */
  label: ReactNode;
  /** 0 to 1. */
  share: number;
  /** "58%". */
  shareText: ReactNode;
  count: ReactNode;
  href?: string;
}

export interface DistributionProps {
  rows: DistributionRow[];
  as?: ElementType;
}

/** One bar per number of stars, with its share and a link to the ratings behind it. */
export function Distribution({ rows, as: Anchor = "a" }: DistributionProps) {
  return (
    <ul className="grid gap-1.5">
      {rows.map((row) => (
        <li
          key={row.key}
          className="grid grid-cols-[4.75rem_minmax(0,1fr)_2.75rem_2.25rem] items-center gap-3 tabular-nums"
        >
          <span>{row.label}</span>
          <svg aria-hidden="true" className="h-3 w-full">
            <rect width="100%" height="100%" rx="2" className="fill-sunken" />
            <rect
              width={`${(row.share * 100).toFixed(2)}%`}
              height="100%"
              rx="2"
              className={cn("fill-star-filled", row.share === 0 && "invisible")}
            />
          </svg>
          <span className="text-end">{row.shareText}</span>
          <span className="text-end">
            {row.href ? <Anchor href={row.href}>{row.count}</Anchor> : row.count}
          </span>
        </li>
      ))}
    </ul>
  );
}
