import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";

export interface TimeProps {
  /** ISO instant. */
  iso: string;
  /** The exact time in the shop's zone, shown on hover. */
  title: string;
  className?: string;
  /** Relative or short: "42 min", "17 Nov, 11:24". */
  children: ReactNode;
}

export function Time({ iso, title, className, children }: TimeProps) {
  return (
    <time dateTime={iso} title={title} className={cn("tabular-nums", className)}>
      {children}
    </time>
  );
}

/** A customer's own words, in quotation marks; line breaks stay. */
export function Quote({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <blockquote className={cn("quote max-w-[68ch] whitespace-pre-line", className)}>
      {children}
    </blockquote>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-4.5 rounded-sm border border-border bg-surface px-1 text-center font-sans text-xs/[1.0625rem] font-medium text-muted">
      {children}
    </kbd>
  );
}

/** First link of a page: jumps over the navigation. */
export function SkipLink({ href = "#main", children }: { href?: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="absolute -top-16 left-2 z-30 rounded-md bg-raised px-3 py-2 shadow-float focus:top-2"
    >
      {children}
    </a>
  );
}

/** Facts on one line, wrapping, small and muted. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cn("flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted", className)}
    >
      {children}
    </div>
  );
}
