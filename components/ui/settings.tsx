import type { ElementType, ReactNode } from "react";

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

export interface SubNavItem {
  href: string;
  label: ReactNode;
  current?: boolean;
}

export interface SettingsFrameProps {
  label: string;
  items: SubNavItem[];
  as?: ElementType;
  children: ReactNode;
}

/** Settings pages: list of pages left; a scrolling row above them on narrow screens. */
export function SettingsFrame({ label, items, as: Anchor = "a", children }: SettingsFrameProps) {
  return (
    <div className="settings-frame">
      <nav aria-label={label} className="subnav">
        {items.map((item) => (
          <Anchor key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
            {item.label}
          </Anchor>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
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
      <div className="text-sm">{summary}</div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}

export interface SegmentsProps {
  label: string;
  items: SubNavItem[];
  as?: ElementType;
}

/** Pages of one area, as underlined links: Overview, Team, Products. */
export function Segments({ label, items, as: Anchor = "a" }: SegmentsProps) {
  return (
    <nav aria-label={label} className="segments">
      {items.map((item) => (
        <Anchor key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
        </Anchor>
      ))}
    </nav>
  );
}
