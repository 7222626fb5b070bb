import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountMenu } from "@/components/auth/account-menu";
import { DashboardShell, type NavItem } from "@/components/shell/dashboard-shell";
import { ShopTheme } from "@/components/shell/shop-theme";
import { ToastProvider } from "@/components/ui/toast";
import { currentMember } from "@/lib/auth/session";
import { countMails } from "@/lib/outbox/queries";
import { readShop } from "@/lib/shops/queries";

/** The team's frame. No gate: each page sends strangers to the sign-in page itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const member = await currentMember();
  if (!member) return children;
  const [t, ui, shop, mails] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("ui"),
    readShop(member),
    countMails(member),
  ]);
  const nav: NavItem[] = [
    { href: "/orders", label: t("nav.orders"), icon: "package" },
    { href: "/ratings", label: t("nav.ratings"), icon: "star" },
    { href: "/team", label: t("nav.team"), icon: "users" },
    {
      href: "/outbox",
      label: t("nav.outbox"),
      icon: "send",
      count: mails.failed,
      countLabel: t("nav.failed", { count: mails.failed }),
      tone: "bad",
      push: true,
    },
    { href: "/settings/ratings", label: t("nav.settings"), icon: "settings" },
  ];
  return (
    <>
      <ShopTheme brand={shop.colors.brand} />
      <ToastProvider label={ui("messages")}>
        <DashboardShell
          shop={{ name: shop.name }}
          member={{ name: member.name, roleLabel: t(`roles.${member.role}`) }}
          nav={nav}
          account={<AccountMenu />}
        >
          {children}
        </DashboardShell>
      </ToastProvider>
    </>
  );
}
