"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { Link } from "./link";

export interface LinkTabsProps {
  /** Names the row. */
  label: string;
  items: { href: string; label: string }[];
}

/** Pages that belong together, in a row above them; it scrolls where there is no room. */
export function LinkTabs({ label, items }: LinkTabsProps) {
  const pathname = usePathname();
  const list = useRef<HTMLUListElement>(null);
  // The nearest one above the open page.
  const inside = items.filter(({ href }) => `${pathname}/`.startsWith(`${href}/`));
  const current = inside.sort((a, b) => b.href.length - a.href.length)[0]?.href;
  useEffect(() => {
    const tab = current && list.current?.querySelector(`[href="${current}"]`);
    if (tab) tab.scrollIntoView({ inline: "center", block: "nearest" });
  }, [current]);
  return (
    <nav
      aria-label={label}
      className="border-b border-border px-8 pt-3 max-[56.25rem]:px-4 max-[56.25rem]:pt-0"
    >
      <ul ref={list} className="flex gap-x-4.5 overflow-x-auto">
        {items.map((item) => (
          <li key={item.href} className="flex flex-none">
            <Link
              href={item.href}
              aria-current={item.href === current ? "page" : undefined}
              className="tab mb-0 no-underline aria-[current=page]:border-accent aria-[current=page]:text-text"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
