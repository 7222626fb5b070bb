import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { ShopLogo } from "@/lib/mail/logo";
import { ShopTile } from "./marks";

export interface PortalShellProps {
  shop: { name: string; homeUrl?: string | null; logo?: ShopLogo | null };
  /** One narrow column (a single card) instead of the order page's width. */
  single?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

/** The customer's frame: the shop's colour as a 3 px line, its name, a way back to the shop. No script. */
export function PortalShell({ shop, single, footer, children }: PortalShellProps) {
  const t = useTranslations("shell");
  const name = (
    <>
      <ShopTile name={shop.name} logo={shop.logo} large />
      <span className="min-w-0">{shop.name}</span>
    </>
  );
  const nameClass = "flex min-h-11 min-w-0 items-center gap-2.5 font-heavy text-text no-underline";
  return (
    <div className="portal flex min-h-dvh flex-col bg-canvas text-base">
      <SkipLink>{t("skip")}</SkipLink>
      <header className="border-t-3 border-b border-t-brand border-b-border bg-surface">
        <div className="mx-auto flex max-w-5xl items-center justify-between gap-4 px-4 py-1.5">
          {shop.homeUrl ? (
            <a href={shop.homeUrl} className={nameClass}>
              {name}
            </a>
          ) : (
            <span className={nameClass}>{name}</span>
          )}
          {shop.homeUrl && (
            <a href={shop.homeUrl} className="shrink-0 py-3 text-sm">
              {t("toTheShop")}
            </a>
          )}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl grow px-4 pt-5 pb-12 sm:pt-9"
      >
        {single ? <div className="mx-auto max-w-120 sm:max-w-136">{children}</div> : children}
      </main>
      {footer && (
        <footer className="mx-auto w-full max-w-5xl px-4 pb-10 text-[0.8125rem]/5 text-muted">
          {footer}
        </footer>
      )}
    </div>
  );
}

export interface PortalColumnsProps {
  aside: ReactNode;
  asideLabel: string;
  children: ReactNode;
}

/** Conversations, and the order beside them from 900 px on. */
export function PortalColumns({ aside, asideLabel, children }: PortalColumnsProps) {
  return (
    <div className="mt-5 grid grid-cols-1 items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="grid grid-cols-1 gap-4">{children}</div>
      <aside aria-label={asideLabel} className="grid grid-cols-1 gap-4">
        {aside}
      </aside>
    </div>
  );
}
