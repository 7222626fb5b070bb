type Product = { name: string; sku: string; euros: number };

export const PRODUCTS = {
  mugs: { name: "Stoneware mug, set of 4, moss", sku: "MUG-4-MOSS", euros: 58 },
  plates: { name: "Stoneware plate, set of 6, chalk", sku: "PLA-6-CHALK", euros: 96 },
  bowl: { name: "Serving bowl, speckled, 28 cm", sku: "BOW-28", euros: 46 },
  vase: { name: "Vase, smoke glass, 22 cm", sku: "VAS-22", euros: 42 },
  teapot: { name: "Teapot, cast iron, 0.8 l", sku: "TEA-08", euros: 64 },
  jar: { name: "Storage jar, glass and cork, 1 l", sku: "JAR-1", euros: 16 },
  board: { name: "Cutting board, oiled oak", sku: "BOA-OAK", euros: 39 },
  napkins: { name: "Linen napkins, set of 6, rust", sku: "NAP-6-RUST", euros: 34 },
  duvetOat: { name: "Linen duvet cover, oat, 200 × 220 cm", sku: "DUV-OAT-220", euros: 129 },
  duvetWide: { name: "Linen duvet cover, oat, 240 × 220 cm", sku: "DUV-OAT-240", euros: 149 },
  insert: { name: "Down duvet insert, 140 × 200 cm", sku: "INS-140", euros: 179 },
  throw: { name: "Wool throw, 130 × 180 cm", sku: "THR-130", euros: 89 },
  cushion: { name: "Cushion, bouclé, 50 × 50 cm", sku: "CUS-50", euros: 45 },
  curtain: { name: "Linen curtain, sand, 140 × 250 cm", sku: "CUR-140", euros: 74 },
  towels: { name: "Waffle towels, set of 3, white", sku: "TOW-3", euros: 48 },
  rug: { name: "Jute rug, 160 × 230 cm", sku: "RUG-160", euros: 210 },
  shelf: { name: "Oak wall shelf, 80 cm", sku: "SHE-80", euros: 99 },
  chair: { name: "Ash dining chair", sku: "CHA-ASH", euros: 189 },
  stool: { name: "Step stool, beech", sku: "STO-BEE", euros: 79 },
  lamp: { name: "Table lamp, brass", sku: "LAM-BRA", euros: 176 },
  shade: { name: "Lamp shade, pleated linen", sku: "SHA-LIN", euros: 52 },
  mirror: { name: "Round mirror, 60 cm", sku: "MIR-60", euros: 119 },
  candles: { name: "Beeswax candle, two-pack", sku: "CAN-BEE-2", euros: 18 },
  scent: { name: "Scented candle, fig and cedar", sku: "CAN-FIG", euros: 28 },
  giftCard: { name: "Gift card", sku: "GIFT-50", euros: 50 },
} as const satisfies Record<string, Product>;

export type ProductKey = keyof typeof PRODUCTS;

/** What a euro costs in the shop's other currencies; prices there are whole numbers. */
export const RATES = { EUR: 1, DKK: 7.46, SEK: 11.4, NOK: 11.8, GBP: 0.87, USD: 1.12 } as const;

export type Currency = keyof typeof RATES;

/** The price of a product in one currency. */
export function priceOf(euros: number, currency: Currency): number {
  return Math.round(euros * RATES[currency]);
}
