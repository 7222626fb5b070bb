import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Avatar } from "./avatar";

interface ListProps {
  className?: string;
  children: ReactNode;
}

/** The team's view of a conversation: everything left, names first. `NoteItem`s in order. */
export function Notes({ className, children }: ListProps) {
  return <ol className={cn("grid grid-cols-1 gap-4", className)}>{children}</ol>;
}

export type NoteTone = "customer" | "team" | "internal";

const BUBBLES: Record<NoteTone, string> = {
  customer: "bg-sunken",
  team: "bg-accent-soft",
  internal: "border border-note-internal-edge bg-note-internal",
};

export interface NoteItemProps {
  tone: NoteTone;
  author: string;
  /** Beside the name: the time; for internal notes a lock with "Team only" first. */
  meta: ReactNode;
  /** Below the bubble: the outcome of its mail. */
  receipt?: ReactNode;
  id?: string;
  children: ReactNode;
}

export function NoteItem({ tone, author, meta, receipt, id, children }: NoteItemProps) {
  return (
    <li id={id} className="grid gap-x-3 sm:grid-cols-[2rem_minmax(0,1fr)]">
      <Avatar name={author} team={tone !== "customer"} size="lg" className="max-sm:hidden" />
      <div className="min-w-0">
        <div className="mb-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <b className="text-text wrap-anywhere">{author}</b>
          {meta}
        </div>
        <div
          className={cn(
            "grid w-fit max-w-[min(100%,66ch)] gap-2 rounded-md px-3 py-2.25",
            BUBBLES[tone],
          )}
        >
          {children}
        </div>
        {receipt && (
          <div className="mt-1 flex items-center gap-1 text-xs text-muted">{receipt}</div>
        )}
      </div>
    </li>
  );
}

export interface ComposerFrameProps {
  /** Id of the `Textarea` that comes as `children`. */
  id: string;
  label: ReactNode;
  /** Who receives it, below the text. */
  recipient: ReactNode;
  /** One primary button, last. */
  actions: ReactNode;
  /** Yellow throughout: only the team sees it. */
  internal?: boolean;
  error?: ReactNode;
  children: ReactNode;
}

/** Frame of a reply form: label, text, receiver, buttons, in one box. Goes inside a `<form>`. */
export function ComposerFrame(props: ComposerFrameProps) {
  const { id, label, recipient, actions, internal, error, children } = props;
  return (
    <div className={cn("composer", internal && "bg-note-internal")}>
      <label htmlFor={id} className="block px-3 pt-2 text-sm font-strong wrap-anywhere">
        {label}
      </label>
      {children}
      {error && <div className="px-3 pb-2">{error}</div>}
      <footer className="flex flex-wrap items-center justify-between gap-2 border-t border-border py-2 ps-3 pe-2 max-sm:ps-2">
        <div className="min-w-0 text-sm text-muted wrap-anywhere max-sm:ps-1">{recipient}</div>
        <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-1">{actions}</div>
      </footer>
    </div>
  );
}

export interface LogEntry {
  key: string;
  time: ReactNode;
  text: ReactNode;
}

/** Tracking log: time left, one sentence right. */
export function Log({ entries }: { entries: LogEntry[] }) {
  return (
    <ol className="grid grid-cols-1">
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="grid grid-cols-1 gap-x-4 py-1.75 text-sm sm:grid-cols-[7.25rem_minmax(0,1fr)] sm:py-1.25"
        >
          <span className="text-muted tabular-nums">{entry.time}</span>
          <span className="min-w-0">{entry.text}</span>
        </li>
      ))}
    </ol>
  );
}
