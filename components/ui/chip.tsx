import type { ElementType, ReactNode } from "react";

export interface ChipProps {
  href: string;
  current?: boolean;
  /** How many the filter finds. */
  count?: ReactNode;
  /** `Link` for navigation without a full load. */
  as?: ElementType;
  children: ReactNode;
}

/** A filter kept in the address. */
export function Chip({ href, current, count, as: Anchor = "a", children }: ChipProps) {
  return (
    <Anchor href={href} className="chip" aria-current={current ? "true" : undefined}>
      {children}
      {count !== undefined && <span className="font-normal tabular-nums">{count}</span>}
    </Anchor>
  );
}

/** Chips in a row; `label` names the group. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1 pb-3">
      {children}
    </nav>
  );
}
