import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Icon, type IconName } from "./icon";

export interface EmptyStateProps {
  icon: IconName;
  /** What is the case. */
  title: ReactNode;
  /** Why. */
  children?: ReactNode;
  /** What to do next. */
  actions?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  className?: string;
}

export function EmptyState(props: EmptyStateProps) {
  const { icon, title, children, actions, headingLevel = 2, className } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={cn("max-w-136 py-6", className)}>
      <Icon name={icon} className="mb-3 size-6 text-muted" />
      <Heading className={headingLevel > 1 ? "text-base" : undefined}>{title}</Heading>
      {children && <div className="mt-1 text-muted">{children}</div>}
      {actions && <div className="mt-3.5 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
