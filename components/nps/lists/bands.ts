/** Those who would recommend the shop first, as the forms of a category have them. */
export const BANDS = ["promoter", "passive", "detractor"] as const;
