import { themePath } from "@/lib/shops/theme-css";

/**
 * The shop's colours as a small stylesheet of its own: the content security policy allows no inline
 * styles, and a page reached without a full load keeps the nonce of the one before.
 */
export function ShopTheme({ brand }: { brand: string }) {
  return <link rel="stylesheet" href={themePath(brand)} precedence="shop" />;
}
