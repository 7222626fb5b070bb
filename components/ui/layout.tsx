import type { ElementType, ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Icon, type IconName } from "./icon";
import { Facts } from "./text";

export interface PageHeadProps {
  title: ReactNode;
  /** Way back, above the title. */
  crumb?: { href: string; label: ReactNode };
  /** A sentence under the title. */
  lead?: ReactNode;
  /** States and facts under the title, in one wrapping line. */
  facts?: ReactNode;
  actions?: ReactNode;
  as?: ElementType;
}

/** Top of a dashboard page. */
export function PageHead({ title, crumb, lead, facts, actions, as: Anchor = "a" }: PageHeadProps) {
  return (
    <div className="page-head">
      <div className={cn("min-w-0", lead ? "flex-[1_1_18rem]" : "flex-[1_1_12rem]")}>
        {crumb && (
          <Anchor href={crumb.href} className="crumb">
            <Icon name="arrow-left" />
            {crumb.label}
          </Anchor>
        )}
        <h1>{title}</h1>
        {lead && <p className="mt-1 max-w-[70ch] text-muted">{lead}</p>}
        {facts && <Facts className="mt-1.5">{facts}</Facts>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

interface BoxProps {
  className?: string;
  children: ReactNode;
}

/** Everything under PageHead; keeps the page's margins. */
export function PageBody({ className, children }: BoxProps) {
  return <div className={cn("page-body", className)}>{children}</div>;
}

export interface ColumnsProps {
  aside: ReactNode;
  asideLabel?: string;
  asideId?: string;
  /** Below 1180 px the aside moves under the main part, in two columns; `single` keeps one. */
  single?: boolean;
  children: ReactNode;
}

/** Main column and a 336 px aside. */
export function Columns({ aside, asideLabel, asideId, single, children }: ColumnsProps) {
  return (
    <div className="columns-aside">
      <div className="min-w-0">{children}</div>
      <aside id={asideId} aria-label={asideLabel} className={cn("aside", single && "aside-single")}>
        {aside}
      </aside>
    </div>
  );
}

export interface SectionHeadProps {
  title: ReactNode;
  id?: string;
  /** Right of the title: a link, a hint about keys. */
  aside?: ReactNode;
}

export function SectionHead({ title, id, aside }: SectionHeadProps) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 pb-2">
      <h2 id={id}>{title}</h2>
      {aside && <div className="text-sm text-muted">{aside}</div>}
    </div>
  );
}

export interface KeyValue {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** Bold: a sum. */
  strong?: boolean;
}

export interface KeyValuesProps {
  items: KeyValue[];
  /** "stacked": label above value; "row": label left, value right. */
  look?: "stacked" | "row";
  className?: string;
}

export function KeyValues({ items, look = "stacked", className }: KeyValuesProps) {
  return (
    <dl className={cn("grid grid-cols-1", look === "row" ? "gap-1" : "gap-2", className)}>
      {items.map((item) => (
        <div
          key={item.key}
          className={cn(
            look === "row" && "flex justify-between gap-4",
            item.strong && "font-semibold",
          )}
        >
          <dt className={cn(!item.strong && "text-muted", look === "stacked" && "text-sm")}>
            {item.label}
          </dt>
          <dd className="tabular-nums">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface FoldProps extends BoxProps {
  title: ReactNode;
  /** Second line of the summary. */
  sub?: ReactNode;
  open?: boolean;
  id?: string;
}

/** A card that opens and closes: native `<details>`, no script. */
export function Fold({ title, sub, open, id, className, children }: FoldProps) {
  return (
    <details
      id={id}
      open={open}
      className={cn("fold rounded-lg border border-border bg-surface", className)}
    >
      <summary>
        <span className="min-w-0">
          <b>{title}</b>
          {sub && <span className="block text-sm text-muted">{sub}</span>}
        </span>
        <Icon name="chevron-down" />
      </summary>
      {children}
    </details>
  );
}

/** A small closed "Show more" inside running content. */
export function Details({ summary, className, children }: BoxProps & { summary: ReactNode }) {
  return (
    <details className={cn("mt-2", className)}>
      <summary className="w-fit cursor-pointer py-1 text-sm text-muted">{summary}</summary>
      {children}
    </details>
  );
}

/** Icon and a muted line: "Follows up a 2-star rating: …". */
export function IconLine({ icon, className, children }: BoxProps & { icon: IconName }) {
  return (
    <p className={cn("flex items-start gap-2 text-sm text-muted", className)}>
      <Icon name={icon} className="mt-px" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
