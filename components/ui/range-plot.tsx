"use client";

import { cn } from "@/lib/base/cn";

export interface RangePlotProps {
  /** All in one unit, for instance 0 to 1 or 0 to 100. */
  value: number;
  low: number;
  high: number;
  /** The whole team, as a dashed line. */
  compare?: number;
  min?: number;
  max?: number;
  /** Leave out where the figures stand in the cell beside it: then it is hidden from readers. */
  label?: string;
  className?: string;
}

/**
 * Dot = share, line = its 95 % range, dashes = whole team. On the client's side of the line, so that
 * a page that streams is never cut inside the drawing: React would hide the rest by an inline style.
 */
export function RangePlot(props: RangePlotProps) {
  const { value, low, high, compare, min = 0, max = 1, label, className } = props;
  const at = (figure: number) =>
    `${(Math.min(1, Math.max(0, (figure - min) / (max - min))) * 100).toFixed(2)}%`;
  return (
    <svg
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn("block h-5 w-full min-w-28 overflow-visible", className)}
    >
      <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-border" />
      {compare !== undefined && (
        <line
          x1={at(compare)}
          x2={at(compare)}
          y1="0"
          y2="100%"
          strokeDasharray="3 2"
          className="stroke-border-strong"
        />
      )}
      <line x1={at(low)} x2={at(high)} y1="50%" y2="50%" strokeWidth="2" className="stroke-chart" />
      <circle cx={at(value)} cy="50%" r="6.5" className="fill-surface" />
      <circle cx={at(value)} cy="50%" r="4.5" className="fill-chart" />
    </svg>
  );
}
