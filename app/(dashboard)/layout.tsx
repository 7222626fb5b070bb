import type { ReactNode } from "react";
import { Words } from "@/components/form/words";
import { AccountMenu } from "@/components/identity/sign-in/account-menu";
import { HeldBanner } from "@/components/outbox/held-banner";
import { DashboardShell, type NavItem } from "@/components/shell/dashboard-shell";
import { JumpSlot } from "@/components/shell/keys/jump-slot";
import { ShopScope } from "@/components/shell/shop-scope";
import { ShopTheme } from "@/components/shell/shop-theme";
import { ToastProvider } from "@/components/ui/toast";
import { isMany, MOST_COUNTED } from "@/lib/base/most-counted";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentMember, currentShops } from "@/lib/identity/gates/session";
import { readOutboxState } from "@/lib/outbox/queries";
import { readShop } from "@/lib/shops/queries";
import { countWaitingForMe } from "@/lib/updates/home/queries";

/** The team's frame. No gate: each page sends strangers to the sign-in page itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member) return children;
  const [t, labels, ui, shop, shops, { failed, held }, waiting, places, roles] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("labels"),
    getTranslations("ui"),
    readShop(member),
    currentShops(),
    readOutboxState(member),
    countWaitingForMe(member),
    getTranslations("places"),
    getTranslations("members.roles"),
  ]);
  const counted = (what: "waiting" | "failed", count: number) => {
    if (!isMany(count)) return { count: shown(count), countLabel: t(`nav.${what}`, { count }) };
    const most = { count: MOST_COUNTED - 1 };
    const countLabel = t(`nav.${what}Many`, most);
    return { count: labels("manyShort", most), countLabel, longLabel: true };
  };
  const nav: NavItem[] = [
    {
      href: "/home",
      label: places("home"),
      icon: "house",
      ...counted("waiting", waiting),
    },
    { href: "/orders", label: places("orders"), icon: "package" },
    { href: "/ratings", label: places("ratings"), icon: "star" },
    { href: "/customers", label: places("customers"), icon: "user" },
    { href: "/team", label: places("team"), icon: "users", more: true },
    { href: "/nps", label: places("nps"), icon: "gauge", more: true },
    {
      href: "/outbox",
      label: places("outbox"),
      icon: "send",
      ...counted("failed", failed),
      tone: "bad",
      push: true,
      more: true,
    },
    { href: "/settings", label: places("settings"), icon: "settings", more: true },
  ];
  return (
    <>
      <ShopTheme brand={shop.colors.brand} />
      <ToastProvider label={ui("messages")}>
        <Words of={["keys", "shell", "dashboard.keys", "places", "buttons"]}>
          <DashboardShell
            shop={shop}
            shops={shops}
            member={{ name: member.name, roleLabel: roles(member.role) }}
            nav={nav}
            account={<AccountMenu />}
            jump={<JumpSlot />}
          >
            {held && member.role === "owner" && <HeldBanner />}
            <ShopScope shopId={shop.id}>{children}</ShopScope>
          </DashboardShell>
        </Words>
      </ToastProvider>
    </>
  );
}

const shown = (count: number) => (count > 0 ? String(count) : undefined);
