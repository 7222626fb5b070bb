import { z } from "zod";

/** The cookie that says in which of their shops somebody works on this device. No secret: a seat is looked up each time. */
export const SHOP_COOKIE = "shop";

const id = z.uuid();

/** The shop a cookie names; undefined for anything that is no id. */
export function chosenShop(value: string | undefined): string | undefined {
  return id.safeParse(value).data;
}
