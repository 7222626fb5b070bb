import type { Ago } from "@/lib/demo/clock";
import type { CustomerKey } from "@/lib/demo/customers";
import type { Currency, ProductKey } from "@/lib/demo/products";
import type { Locale } from "@/lib/i18n/locales";

export type DemoOrder = {
  number: string;
  customer: CustomerKey;
  placed: Ago;
  status: "completed" | "processing" | "on-hold" | "refunded";
  /** Products, the same one twice for two of it. */
  items: ProductKey[];
  currency: Currency;
  /** In euros, on top of the items. */
  delivery: number;
  /** The customer's language; without one they are spoken to in the shop's. */
  locale?: Locale;
};

type Rest = Partial<Pick<DemoOrder, "status" | "currency" | "delivery" | "locale">>;

function order(
  number: string,
  customer: CustomerKey,
  placed: Ago,
  items: ProductKey[],
  { status = "completed", currency = "EUR", delivery = 9, locale }: Rest = {},
): DemoOrder {
  return { number, customer, placed, status, items, currency, delivery, locale };
}

const FREE = { delivery: 0 };
const DANISH = { currency: "DKK", locale: "da" } as const;
const PACKING = { status: "processing" } as const;

/** Oldest first. */
export const ORDERS: DemoOrder[] = [
  order("9917", "clara", "262d 12:40", ["board", "giftCard"]),
  order("10120", "clara", "136d 20:05", ["candles", "candles", "jar"]),
  order("10126", "rasmus", "133d 09:31", ["chair", "chair"], FREE),
  order("10139", "elin", "128d 19:12", ["napkins", "plates"], { currency: "SEK" }),
  order("10142", "vibeke", "127d 08:50", ["mirror"]),
  order("10153", "thomas", "123d 21:26", ["throw", "cushion"], { currency: "GBP", delivery: 14 }),
  order("10168", "katrine", "117d 13:03", ["vase", "scent"]),
  order("10184", "marta", "111d 17:44", ["curtain", "curtain"]),
  order("10197", "jens", "106d 10:15", ["stool", "shelf"], { delivery: 19 }),
  order("10211", "aoife", "101d 22:08", ["towels", "scent"], { delivery: 14 }),
  order("10226", "kirsten", "97d 07:58", ["duvetOat"], { status: "refunded" }),
  order("10244", "paul", "90d 16:37", ["teapot", "mugs"], { delivery: 14 }),
  order("10259", "signe", "85d 20:51", ["candles", "napkins"]),
  order("10271", "dieter", "81d 11:19", ["lamp", "shade"], FREE),
  order("10288", "hannah", "74d 18:02", ["jar", "jar", "jar", "board"]),
  order("10302", "bjorn", "69d 21:40", ["duvetWide", "insert"], { currency: "NOK", delivery: 0 }),
  order("10316", "lotte", "64d 12:27", ["shelf", "shelf"], FREE),
  order("10331", "maja", "59d 09:48", ["plates", "bowl"], { currency: "SEK" }),
  order("10347", "clara", "55d 19:33", ["cushion", "napkins"]),
  order("10358", "grace", "51d 20:16", ["throw"], { currency: "GBP", delivery: 14 }),
  order("10364", "annaSofie", "48d 08:22", ["cushion", "cushion"], { currency: "DKK" }),
  order("10375", "erik", "44d 14:55", ["curtain", "curtain", "rug"], { currency: "SEK" }),
  order("10386", "giulia", "41d 23:01", ["vase", "teapot"], { status: "refunded", delivery: 14 }),
  order("10398", "frederik", "37d 17:20", ["scent", "candles"], { currency: "DKK" }),
  order("10401", "rosa", "36d 10:44", ["lamp"], { delivery: 14 }),
  order("10405", "oskar", "34d 15:09", ["chair", "chair", "chair", "chair"], FREE),
  order("10412", "karen", "32d 09:37", ["curtain", "curtain"]),
  order("10422", "daniel", "28d 18:48", ["mugs", "teapot"], FREE),
  order("10428", "anders", "26d 11:30", ["mirror", "shelf"]),
  order("10431", "laura", "25d 21:14", ["duvetWide", "cushion", "candles", "towels"], FREE),
  order("10436", "sam", "24d 03:52", ["throw", "scent"], { currency: "USD", delivery: 24 }),
  order("10439", "astrid", "23d 12:20", ["lamp"], { currency: "NOK" }),
  order("10440", "sigrid", "23d 19:45", ["napkins", "napkins"], { currency: "NOK" }),
  order("10444", "hannah", "22d 20:30", ["chair", "rug", "scent"], { delivery: 4 }),
  order("10449", "birgit", "21d 16:11", ["bowl", "jar"]),
  order("10452", "mads", "20d 10:02", ["bowl", "plates"], DANISH),
  order("10455", "peter", "20d 17:38", ["throw", "candles"], { delivery: 5 }),
  order("10458", "julie", "19d 13:25", ["stool"], DANISH),
  order("10461", "line", "18d 08:17", ["mirror"], { status: "refunded", ...DANISH }),
  order("10463", "gudrun", "17d 11:05", ["rug"], FREE),
  order("10467", "henrik", "16d 20:47", ["shelf", "shelf", "board"], { delivery: 30 }),
  order("10471", "pia", "15d 09:56", ["shelf", "shelf"], FREE),
  order("10475", "eleanor", "15d 21:33", ["chair"], { currency: "GBP", delivery: 25 }),
  order("10476", "mikkelHolt", "14d 12:12", ["towels"]),
  order("10479", "mikkelRask", "14d 18:29", ["candles", "mugs"], { delivery: 0 }),
  order("10482", "clara", "13d 10:12", ["mugs", "duvetOat", "candles"]),
  order("10484", "tobias", "11d 07:41", ["cushion", "cushion"], { status: "refunded" }),
  order("10486", "agnes", "8d 16:26", ["teapot", "scent"]),
  order("10487", "victor", "5d 20:58", ["rug"], { currency: "SEK", ...PACKING }),
  order("10488", "sofie", "3d 11:17", ["board"], PACKING),
  order("10489", "leo", "3d 22:49", ["lamp", "lamp", "shade"], { status: "on-hold", delivery: 0 }),
  order("10490", "oliver", "2d 09:20", ["duvetWide"], PACKING),
  order("10492", "camilla", "2d 13:34", ["duvetOat", "insert"], { ...PACKING, delivery: 0 }),
  order("10493", "emil", "2d 19:08", ["vase", "throw", "candles"], PACKING),
  order("10495", "nadia", "1d 08:39", ["chair", "mugs", "teapot"], PACKING),
  order("10496", "ella", "1d 12:50", ["bowl", "napkins"], PACKING),
  order("10498", "yusuf", "1d 18:24", ["throw"], { ...PACKING, delivery: 0 }),
  order("10499", "rasmus", "5h", ["cushion", "cushion"], PACKING),
  order("10500", "katrine", "2h", ["scent", "candles"], PACKING),
];
