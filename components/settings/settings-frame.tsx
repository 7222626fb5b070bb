import type { ReactNode } from "react";
import { NavLink } from "@/components/shell/nav-link";

export interface SettingsFrameProps {
  label: string;
  items: { href: string; label: string }[];
  children: ReactNode;
}

/** The settings pages: a list beside them, a row above them where there is no room. */
export function SettingsFrame({ label, items, children }: SettingsFrameProps) {
  return (
    <div className="settings-frame">
      {items.length > 1 && (
        <nav className="subnav" aria-label={label}>
          <ul>
            {items.map(({ href, label: name }) => (
              <li key={href}>
                <NavLink href={href}>{name}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="min-w-0">{children}</div>
    </div>
  );
}
