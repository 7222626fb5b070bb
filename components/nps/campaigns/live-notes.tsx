"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useRef } from "react";
import { useTyped } from "@/components/form/form-changes";
import { useField } from "@/components/form/form-context";
import { useUnsaved } from "@/components/form/use-unsaved";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { WINDOW_DAYS } from "@/lib/nps/ask/window";
import type { Finding } from "@/lib/nps/templates/describe-warnings";

/** What a field of the form around `inside` contains now: typed, sent without scripts, else stored. */
function useValue(inside: RefObject<HTMLElement | null>, name: string): string {
  const { text } = useField(name);
  const { typed } = useTyped(inside, [name]);
  return typed?.[name] ?? text;
}

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

type Checked = { id: string; findings: Finding[] };

/** What the template check says about the chosen template, with the way to its page. */
export function TemplateNote({ templates }: { templates: Checked[] }) {
  const box = useRef<HTMLDivElement>(null);
  const chosen = useValue(box, "templateId");
  const template = templates.find(({ id }) => id === chosen);
  return (
    <div ref={box} aria-live="polite" className="grid grid-cols-1 gap-1.5 text-sm empty:hidden">
      {template && <Findings {...template} />}
    </div>
  );
}

function Findings({ id, findings }: Checked) {
  const t = useTranslations("npsSettings.check");
  return (
    <>
      {findings.length === 0 ? (
        <p className="flex items-start gap-2">
          <Icon name="circle-check" className="mt-px text-positive" />
          {t("good")}
        </p>
      ) : (
        <>
          <p>{t("some")}</p>
          <ul className="grid grid-cols-1 gap-1.5">
            {findings.map(({ key, tone, text }) => (
              <li key={key} className="flex items-start gap-2 wrap-anywhere">
                <Icon
                  name={tone === "bad" ? "circle-alert" : "triangle-alert"}
                  className={tone === "bad" ? "mt-px text-danger" : "mt-px text-warning"}
                />
                <span className="min-w-0">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link href={`/settings/nps/templates/${id}`}>{t("seeMail")}</Link>
      </p>
    </>
  );
}

/** Shown while the form differs from what is saved. */
export function UnsavedNote({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const changed = useUnsaved(box);
  return (
    <div ref={box} aria-live="polite" className="not-empty:mb-4.5">
      {changed.length > 0 && <Banner>{children}</Banner>}
    </div>
  );
}
