import type { ComponentProps } from "react";
import { cn } from "@/lib/base/cn";
import { Icon } from "./icon";
import { Kbd } from "./text";

export interface SearchInputProps extends Omit<ComponentProps<"input">, "type"> {
  /** Read out; the placeholder may be shorter. */
  label: string;
}

/** The search of a list; the page's keyboard handler focuses it on `/` (`[aria-keyshortcuts="/"]`). */
export function SearchInput({ label, className, ...props }: SearchInputProps) {
  return (
    <div className={cn("search", className)}>
      <Icon name="search" />
      <input
        type="search"
        className="control"
        aria-label={label}
        aria-keyshortcuts="/"
        enterKeyHint="search"
        {...props}
      />
      <span aria-hidden="true" className="search-key">
        <Kbd>/</Kbd>
      </span>
    </div>
  );
}

export type ToolbarSelectProps = ComponentProps<"select"> & { label: string };

/** A select inside a toolbar: as wide as its words, label for screen readers. */
export function ToolbarSelect({ label, className, ...props }: ToolbarSelectProps) {
  return (
    <select aria-label={label} className={cn("control control-select", className)} {...props} />
  );
}
