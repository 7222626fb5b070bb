// biome-ignore-all lint/a11y/noRedundantRoles: folding on phones changes `display`, which drops them
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/base/cn";

export interface TableProps {
  /** Read out; not shown. */
  caption: ReactNode;
  /** Below 680 px each row becomes a card; cells with a `label` show it. */
  fold?: boolean;
  /** "orders", "team", "outbox": foldings of their own, see table.css. */
  className?: string;
  children: ReactNode;
}

export function Table({ caption, fold = true, className, children }: TableProps) {
  return (
    <div className="bleed">
      <table role="table" className={cn("table", fold && "fold-sm", className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** The header row: `<Th>` cells. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead role="rowgroup">
      <tr role="row">{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody role="rowgroup">{children}</tbody>;
}

export function TableFoot({ children }: { children: ReactNode }) {
  return <tfoot role="rowgroup">{children}</tfoot>;
}

export function Tr(props: ComponentProps<"tr">) {
  return <tr role="row" {...props} />;
}

export interface CellProps extends Omit<ComponentProps<"td">, "align"> {
  /** Numbers and money stand right. */
  end?: boolean;
  /** Gone below 1100 px. */
  wideOnly?: boolean;
  /** Words of people: however long, they wrap, and leave the other columns their room. */
  long?: boolean;
}

const cellClass = ({ end, wideOnly, long, className }: CellProps) =>
  cn(end && "text-end tabular-nums", wideOnly && "hide-md", long && "long", className) || undefined;

export function Th({ end, wideOnly, long, className, ...props }: CellProps & ComponentProps<"th">) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cellClass({ end, wideOnly, long, className })}
      {...props}
    />
  );
}

/** The cell that names its row. Its link (class `cover`) makes the whole row clickable. */
export function RowHead({
  end,
  wideOnly,
  long,
  className,
  ...props
}: CellProps & ComponentProps<"th">) {
  return (
    <th
      role="rowheader"
      scope="row"
      className={cellClass({ end, wideOnly, long, className })}
      {...props}
    />
  );
}

export interface TdProps extends CellProps {
  /** Column name, shown beside the value when the table is folded. */
  label?: string;
  /** Spans the card when folded. */
  full?: boolean;
}

export function Td({ end, wideOnly, long, className, label, full, ...props }: TdProps) {
  return (
    <td
      role="cell"
      data-label={label}
      className={cellClass({ end, wideOnly, long, className: cn(full && "full", className) })}
      {...props}
    />
  );
}

/** The second, smaller line of a cell. */
export function Sub({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={cn("sub", className)}>{children}</span>;
}
