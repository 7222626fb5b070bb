import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Icon, type IconName } from "@/components/ui/icon";
import { SkipLink } from "@/components/ui/text";
import { cn } from "@/lib/cn";
import { ShopTile } from "./marks";
import { NavLink } from "./nav-link";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** Shown when above zero. */
  count?: number;
  /** The count in words: "4 waiting for you", "1 failed"; read out, and shown in the sidebar when bad. */
  countLabel?: string;
  tone?: "bad";
  /** Starts the group at the foot of the sidebar. */
  push?: boolean;
  /** Only where the address does not tell. */
  current?: boolean;
}

export interface DashboardShellProps {
  shop: { name: string };
  member: { name: string; roleLabel: string };
  /** At most five fit the bottom navigation of a phone. */
  nav: NavItem[];
  /** A sign-out form, and what else belongs to the member. */
  account: ReactNode;
  /** Above the navigation: "Go to order…". */
  jump?: ReactNode;
  children: ReactNode;
}

/** Sidebar and panel; below 900 px a top bar and a bottom navigation. */
export function DashboardShell({
  shop,
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
          <div className="side-shop">
            <ShopTile name={shop.name} />
            <span className="truncate">
              <span className="sr-only">{t("shop")} </span>
              {shop.name}
            </span>
          </div>
          {jump}
          <nav className="nav" aria-label={t("mainNavigation")}>
            <ul>
              {nav.map((item) => (
                <li key={item.href} className={item.push ? "nav-push" : undefined}>
                  <NavLink href={item.href} current={item.current}>
                    <Icon name={item.icon} />
                    <span>{item.label}</span>
                    <NavCount {...item} />
                  </NavLink>
                </li>
              ))}
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

function NavCount({ count = 0, countLabel, tone }: NavItem) {
  if (count === 0) return null;
  const bad = tone === "bad";
  return (
    <span className={cn("nav-count", bad && "nav-count-bad")}>
      <span aria-hidden="true" className={cn(bad && countLabel && "md:hidden")}>
        {count}
      </span>
      {countLabel && <span className={bad ? "max-md:sr-only" : "sr-only"}>{countLabel}</span>}
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
