"use client";

import { useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/field";
import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import { useTranslations } from "@/lib/i18n/use-translations";
import { useValue } from "./use-value";

export interface BudgetNoteProps {
  /** Days an invitation waits, as saved: what counts while no number is typed. */
  stored: number;
  budgetDays: number;
}

/** What the contact budget does to invitations after so many days. */
export function BudgetNote({ stored, budgetDays }: BudgetNoteProps) {
  const t = useTranslations("npsSettings.budget");
  const box = useRef<HTMLDivElement>(null);
  const value = useValue(box, "days").trim();
  const days = /^\d+$/.test(value) ? Number(value) : stored;
  const effect = effectOf(days, budgetDays);
  const text = t(effect, { budget: budgetDays, least: Math.max(0, budgetDays - WINDOW_DAYS) });
  const held = effect === "wait" || effect === "never";
  return (
    <div ref={box} aria-live="polite">
      {held ? <Banner tone="warn">{text}</Banner> : <Hint>{text}</Hint>}
    </div>
  );
}

function effectOf(days: number, budgetDays: number) {
  if (budgetDays === 0) return "none";
  if (days >= budgetDays) return "free";
  return days + WINDOW_DAYS >= budgetDays ? "wait" : "never";
}
