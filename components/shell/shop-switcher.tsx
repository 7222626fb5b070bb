import { Icon } from "@/components/ui/icon";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OwnShop } from "@/lib/identity/session/own-shops";
import type { ShopLogo } from "@/lib/mail/logo";
import { switchShop } from "@/lib/shops/actions";
import { ShopTile } from "./marks";

export interface ShopSwitcherProps {
  shop: { id: string; name: string; logo?: ShopLogo | null };
  /** All shops of the member. */
  shops: OwnShop[];
}

/** The shop's name; with several shops a native popover of them, each a button that posts. */
export function ShopSwitcher({ shop, shops }: ShopSwitcherProps) {
  const t = useTranslations("shell");
  const name = (
    <>
      <ShopTile name={shop.name} logo={shop.logo} />
      <span className="side-shop-name truncate">
        <span className="sr-only">{t("shop")} </span>
        {shop.name}
      </span>
    </>
  );
  if (shops.length < 2) return <div className="side-shop">{name}</div>;
  return (
    <>
      <button type="button" className="side-shop cursor-pointer" popoverTarget="shops">
        {name}
        <span className="sr-only">{t("switchShop")}</span>
        <Icon name="chevrons-up-down" className="text-muted" />
      </button>
      <div id="shops" popover="auto" className="menu shops">
        <p className="px-2 pt-1 pb-1.5 text-sm text-muted">{t("workIn")}</p>
        <form action={switchShop}>
          <ul>
            {shops.map(({ id, name: label }) => (
              <li key={id}>
                <button
                  type="submit"
                  name="to"
                  value={id}
                  className="menu-item w-full cursor-pointer hover:bg-sunken"
                  aria-current={id === shop.id ? "true" : undefined}
                >
                  <span className="min-w-0 flex-1 truncate text-start">{label}</span>
                  {id === shop.id && <Icon name="check" />}
                </button>
              </li>
            ))}
          </ul>
        </form>
      </div>
    </>
  );
}
