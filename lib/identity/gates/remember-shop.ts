import { cookies } from "next/headers";
import { env } from "@/lib/base/env";
import { SHOP_COOKIE } from "@/lib/identity/session/shop-choice";

const YEAR = 365 * 24 * 60 * 60;

/** Has this device work in a shop from now on. Only in actions and routes; the seat is looked up each time. */
export async function rememberShop(shopId: string): Promise<void> {
  (await cookies()).set(SHOP_COOKIE, shopId, {
    httpOnly: true,
    secure: env().APP_URL.startsWith("https:"),
    sameSite: "lax",
    path: "/",
    maxAge: YEAR,
  });
}
