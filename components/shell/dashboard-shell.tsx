"use client";

import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Icon, type IconName } from "@/components/ui/icon";
import { SkipLink } from "@/components/ui/text";
import { cn } from "@/lib/base/cn";
import { isMany, MOST_COUNTED } from "@/lib/base/most-counted";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OwnShop } from "@/lib/identity/session/own-shops";
import type { ShopLogo } from "@/lib/mail/logo";
import { NavLink } from "./nav-link";
import { ShopSwitcher } from "./shop-switcher";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** Shown when above zero; counted no further than `MOST_COUNTED`. */
  count?: number;
  /** The count in words: "4 waiting for you", "1 failed"; read out, and shown in the sidebar when bad. */
  countLabel?: string;
  tone?: "bad";
  /** Starts the group at the foot of the sidebar. */
  push?: boolean;
  /** Is under "More" on a phone, where five entries fit. */
  more?: boolean;
  /** Only where the address does not tell. */
  current?: boolean;
}

export interface DashboardShellProps {
  shop: { id: string; name: string; logo?: ShopLogo | null };
  /** All shops of the member; with several, the name opens a menu of them. */
  shops?: OwnShop[];
  member: { name: string; roleLabel: string };
  nav: NavItem[];
  /** A sign-out form, and what else belongs to the member. */
  account: ReactNode;
  /** Above the navigation: "Go to order…". */
  jump?: ReactNode;
  children: ReactNode;
}

/** Sidebar and panel; below 900 px a top bar and a bottom navigation. On the client's side of the line, over which it goes as a few words. */
export function DashboardShell({
  shop,
  shops = [],
  member,
  nav,
  account,
  jump,
  children,
}: DashboardShellProps) {
  const t = useTranslations("shell");
  return (
    <>
      <SkipLink>{t("skip")}</SkipLink>
      <div className="app-frame">
        <header className="side">
          <ShopSwitcher shop={shop} shops={shops} />
          {jump}
          <nav className="nav" aria-label={t("mainNavigation")}>
            <ul>
              {nav.map((item) => (
                <li
                  key={item.href}
                  className={cn(item.push && "nav-push", item.more && "max-md:hidden")}
                >
                  <NavEntry item={item} />
                </li>
              ))}
              <li className="md:hidden">
                <More label={t("more")} items={nav.filter((item) => item.more)} />
              </li>
            </ul>
          </nav>
          <Account member={member} label={t("account")}>
            {account}
          </Account>
        </header>
        <main className="panel" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}

function NavEntry({ item }: { item: NavItem }) {
  return (
    <NavLink href={item.href} current={item.current}>
      <Icon name={item.icon} />
      <span>{item.label}</span>
      <NavCount {...item} />
    </NavLink>
  );
}

// A native popover, like the account's.
function More({ label, items }: { label: string; items: NavItem[] }) {
  const [counted] = items.filter((item) => (item.count ?? 0) > 0);
  return (
    <>
      <button type="button" className="nav-more" popoverTarget="more">
        <Icon name="ellipsis" />
        <span>{label}</span>
        {counted && <NavCount {...counted} />}
      </button>
      <div id="more" popover="auto" className="nav-rest">
        <ul>
          {items.map((item) => (
            <li key={item.href}>
              <NavEntry item={item} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function NavCount({ count = 0, countLabel, tone }: NavItem) {
  const labels = useTranslations("labels");
  if (count === 0) return null;
  const bad = tone === "bad";
  // "More than 999 failed" finds no room beside the name.
  const inWords = bad && !isMany(count);
  return (
    <span className={cn("nav-count", bad && "nav-count-bad")}>
      <span aria-hidden="true" className={cn(inWords && countLabel && "md:hidden")}>
        {isMany(count) ? labels("manyShort", { count: MOST_COUNTED - 1 }) : count}
      </span>
      {countLabel && <span className={inWords ? "max-md:sr-only" : "sr-only"}>{countLabel}</span>}
    </span>
  );
}

interface AccountProps {
  member: DashboardShellProps["member"];
  label: string;
  children: ReactNode;
}

// A native popover: opens, closes on Esc and on a click elsewhere, all without our script.
function Account({ member, label, children }: AccountProps) {
  return (
    <>
      <button type="button" className="side-me" popoverTarget="account">
        <Avatar name={member.name} team />
        <span className="min-w-0">
          <span className="sr-only">{label} </span>
          <span className="block truncate">{member.name}</span>
          <span className="block truncate text-muted">{member.roleLabel}</span>
        </span>
      </button>
      <div id="account" popover="auto" className="account">
        <p className="px-2 pt-1 pb-2 text-sm md:hidden">
          <span className="font-strong">{member.name}</span>
          <span className="block text-muted">{member.roleLabel}</span>
        </p>
        {children}
      </div>
    </>
  );
}
