import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Facts } from "./text";

interface BoxProps {
  className?: string;
  children: ReactNode;
}

export interface CardProps extends BoxProps {
  as?: "div" | "section" | "article";
  id?: string;
  labelledBy?: string;
  /** 16 px inside; leave out when the card has lines from edge to edge. */
  padded?: boolean;
}

/** One thing to act on. Never inside another card. */
export function Card({
  as: Element = "div",
  id,
  labelledBy,
  padded,
  className,
  children,
}: CardProps) {
  return (
    <Element
      id={id}
      aria-labelledby={labelledBy}
      className={cn(
        "scroll-mt-4 rounded-lg border border-border bg-surface",
        padded && "p-4",
        className,
      )}
    >
      {children}
    </Element>
  );
}

export interface CardHeadProps {
  title: ReactNode;
  titleId?: string;
  /** State, pill, assignee, in one wrapping line. */
  facts?: ReactNode;
  /** One action, right. */
  actions?: ReactNode;
}

export function CardHead({ title, titleId, facts, actions }: CardHeadProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-3 pt-3.5 pb-3 sm:px-4">
      <div className="min-w-0 flex-[1_1_18rem]">
        <h2 id={titleId} className="mb-1.5">
          {title}
        </h2>
        {facts && <Facts>{facts}</Facts>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The closing line of a card: words left, a button right. */
export function CardFoot({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-border px-3 py-3 text-sm text-muted sm:px-4">
      <span>{children}</span>
      {action}
    </footer>
  );
}

export interface VerdictProps extends BoxProps {
  /** Tints the box: a low rating. */
  low?: boolean;
}

/** A rating inside its update: stars, who, when, the comment. */
export function Verdict({ low, className, children }: VerdictProps) {
  return (
    <div
      className={cn(
        "mx-3 mb-1 grid grid-cols-1 gap-1.5 rounded-md px-3.5 py-3 sm:mx-4",
        low ? "bg-danger-soft" : "bg-sunken",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** Rows between hairlines: `<li>` children. */
export function HairlineList({ className, children }: BoxProps) {
  return (
    <ul className={cn("divide-y divide-border border-y border-border *:relative", className)}>
      {children}
    </ul>
  );
}

export interface KpiProps {
  label: ReactNode;
  value: ReactNode;
  /** n, range, comparison: a figure is never shown alone. */
  note?: ReactNode;
  verdict?: ReactNode;
}

/** A strip of figures, divided by hairlines. */
export function KpiStrip({ items, className }: { items: KpiProps[]; className?: string }) {
  return (
    <dl className={cn("kpis", className)}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed strip
        <div key={index} className="grid content-start gap-0.5 bg-surface px-3.5 py-3">
          <dt className="text-sm font-medium text-muted">{item.label}</dt>
          <dd className="text-xl font-semibold tracking-[-0.015em] tabular-nums">{item.value}</dd>
          {item.note && <dd className="text-sm text-muted">{item.note}</dd>}
          {item.verdict && <dd className="text-sm text-muted">{item.verdict}</dd>}
        </div>
      ))}
    </dl>
  );
}
