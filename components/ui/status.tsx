import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Icon, type IconName } from "./icon";

export interface StatusPillProps {
  /** Hex colour the shop chose for this status; only the dot carries it. */
  color?: string;
  className?: string;
  children: ReactNode;
}

/** The shop's own label for an update. It says nothing about whose turn it is: that is StateLine. */
export function StatusPill({ color, className, children }: StatusPillProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5.5 max-w-full items-center gap-1.5 rounded-full border border-border bg-surface ps-1.75 pe-2",
        "text-xs font-medium whitespace-nowrap text-text",
        className,
      )}
    >
      <ColorDot color={color} />
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A dot in any colour. The edge keeps pale colours visible on light grounds and dark ones on dark. */
function ColorDot({ color }: { color?: string }) {
  return (
    <svg className="color-dot" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      <circle cx="4" cy="4" r="3.5" fill={color} />
    </svg>
  );
}

export type StateTone = "wait" | "open" | "ok" | "bad" | "idle";

const STATES: Record<StateTone, { icon: IconName; className: string }> = {
  wait: { icon: "clock", className: "text-warning" },
  open: { icon: "circle-dot", className: "text-muted" },
  ok: { icon: "circle-check", className: "text-positive" },
  bad: { icon: "circle-alert", className: "text-danger" },
  idle: { icon: "lock", className: "text-muted" },
};

export interface StateLineProps {
  tone: StateTone;
  /** Instead of the tone's own icon: clock, ring-dot, check, exclamation, lock. */
  icon?: IconName;
  className?: string;
  children: ReactNode;
}

/** Whose turn it is, in words, with an icon; colour only repeats it. */
export function StateLine({ tone, icon, className, children }: StateLineProps) {
  const state = STATES[tone];
  return (
    <span
      className={cn(
        "inline-flex items-start gap-1.25 font-medium tabular-nums",
        state.className,
        className,
      )}
    >
      <span className="flex h-lh items-center">
        <Icon name={icon ?? state.icon} className="size-3.75" />
      </span>
      <span>{children}</span>
    </span>
  );
}
