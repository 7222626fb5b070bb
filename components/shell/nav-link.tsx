"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "./link";

export interface NavLinkProps {
  href: string;
  /** Set by hand where the address does not tell. */
  current?: boolean;
  children: ReactNode;
}

/** A link of the main navigation that knows whether its area is open. */
export function NavLink({ href, current, children }: NavLinkProps) {
  const pathname = usePathname();
  const inside =
    current ?? (pathname === href || (href !== "/" && pathname.startsWith(`${href}/`)));
  const link = useRef<HTMLAnchorElement>(null);
  // In a row that scrolls, the area that is open is in sight.
  useEffect(() => {
    if (inside) link.current?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [inside]);
  return (
    <Link ref={link} href={href} aria-current={inside ? "page" : undefined}>
      {children}
    </Link>
  );
}
