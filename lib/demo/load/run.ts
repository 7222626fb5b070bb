import type { CopyRows } from "@/lib/demo/load/copy-rows";
import type { Dice } from "@/lib/demo/load/dice";

export type Colleague = { id: string; name: string; email: string };

/** What the rows of a loaded shop point at. */
export type ShopFacts = {
  id: string;
  name: string;
  timeZone: string;
  owner: Colleague;
  /** Those who answer and solve. */
  agents: Colleague[];
  apiKeyId: string;
  solvedStatusId: string;
  /** What an open update can be labelled with; the first is the neutral one. */
  openStatusIds: string[];
  surveyId: string;
  ruleId: string;
  emailChannelId: number;
  websiteChannelId: number;
  supportCategoryId: number;
  otherCategoryIds: number[];
  /** The message that stands for every stored one. */
  sealed: Buffer;
};

/** One shop being filled. */
export type Run = {
  shop: ShopFacts;
  dice: Dice;
  rows: CopyRows;
  /** Nothing happens later; milliseconds, as is every moment here. */
  now: number;
  /** The day of a moment by the shop's calendar. */
  dayOf: (moment: number) => string;
  /** The number the next NPS answer gets. */
  nextReviewId: number;
  updates: number;
  /** What follows from what was told so far, to be told next. */
  pending: { order: Order; origin: Origin }[];
  /** Emails that may still wait in the Outbox. */
  queuedLeft: number;
};

export type Customer = {
  id: string;
  name: string;
  first: string;
  last: string;
  email: string | null;
  locale: "en" | "da" | null;
  orders: number;
  /** When they were last asked to recommend the shop. */
  askedAt: number;
  blocked: boolean;
  /** The days of their NPS answers, one a day. */
  answered: Set<string>;
  stopped: Set<"nps" | "rating_request">;
};

export type Order = { id: string; number: string; customer: Customer; placedAt: number };

/** The language somebody writes in. */
export function languageOf({ locale }: Customer): "en" | "da" {
  return locale ?? "en";
}

/** How an update comes into being: by itself, after a rated one, or by an NPS answer's rule. */
export type Origin = {
  openedAt: number;
  id?: string;
  followsUpdateId?: string;
  reviewId?: number;
};
