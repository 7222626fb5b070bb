"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

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
  return (
    <Link href={href} aria-current={inside ? "page" : undefined}>
      {children}
    </Link>
  );
}
