export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

/** 4 and 5 stars. Never translated into an NPS band. */
export function isPromoter(stars: number): boolean {
  return stars >= 4;
}

/** 1 to 3 stars: an apology to the customer, an alert to the team. */
export function isDetractor(stars: number): boolean {
  return stars <= 3;
}
