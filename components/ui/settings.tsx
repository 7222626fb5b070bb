import type { ReactNode } from "react";

export interface SettingProps {
  title: ReactNode;
  /** What this group is for. */
  lead?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** One group of a settings page: words left, fields right, a hairline above. */
export function Setting({ title, lead, id, children }: SettingProps) {
  return (
    <section id={id} className="setting">
      <div>
        <h2>{title}</h2>
        {lead && <p className="mt-0.5 text-sm text-muted">{lead}</p>}
      </div>
      <div className="grid grid-cols-1 gap-4.5">{children}</div>
    </section>
  );
}

export interface SaveBarProps {
  /** What is about to be saved, or what a save does. */
  summary?: ReactNode;
  /** Discard and save buttons. */
  children: ReactNode;
}

/** Sticks to the bottom of a settings form. */
export function SaveBar({ summary, children }: SaveBarProps) {
  return (
    <div className="save-bar">
      <div className="min-w-0 flex-1 text-sm">{summary}</div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
