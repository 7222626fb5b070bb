"use client";

import type { ReactNode } from "react";
import { useSettingsForm } from "@/components/settings/settings-form";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { Finding } from "@/lib/nps/templates/describe-warnings";

/** What a field contains now: typed, sent without scripts, else stored. */
function useValue(name: string, stored: string): string {
  const { typed, kept } = useSettingsForm();
  return typed?.[name] ?? kept?.[name] ?? stored;
}

export interface BudgetNoteProps {
  stored: string;
  budgetDays: number;
  /** Days an invitation waits at most. */
  waits: number;
  texts: { none: string; free: string; wait: string; never: string };
}

/** What the contact budget does to invitations after so many days. */
export function BudgetNote({ stored, budgetDays, waits, texts }: BudgetNoteProps) {
  const value = useValue("days", stored);
  const days = /^\d+$/.test(value.trim()) ? Number(value) : Number(stored);
  const effect = () => {
    if (budgetDays === 0) return "none";
    if (days >= budgetDays) return "free";
    return days + waits >= budgetDays ? "wait" : "never";
  };
  const now = effect();
  const held = now === "wait" || now === "never";
  return (
    <div aria-live="polite">
      {held ? <Banner tone="warn">{texts[now]}</Banner> : <Hint>{texts[now]}</Hint>}
    </div>
  );
}

export interface TemplateNoteProps {
  stored: string;
  templates: { id: string; findings: Finding[]; link: ReactNode }[];
  texts: { good: string; some: string };
}

/** What the template check says about the chosen template, with the way to its page. */
export function TemplateNote({ stored, templates, texts }: TemplateNoteProps) {
  const chosen = useValue("templateId", stored);
  const template = templates.find(({ id }) => id === chosen);
  if (!template) return null;
  return (
    <div aria-live="polite" className="grid grid-cols-1 gap-1.5 text-sm">
      {template.findings.length === 0 ? (
        <p className="flex items-start gap-2">
          <Icon name="circle-check" className="mt-px text-positive" />
          {texts.good}
        </p>
      ) : (
        <>
          <p>{texts.some}</p>
          <ul className="grid grid-cols-1 gap-1.5">
            {template.findings.map(({ key, tone, text }) => (
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
      <p>{template.link}</p>
    </div>
  );
}

export interface UnsavedNoteProps {
  stored: Record<string, string>;
  children: ReactNode;
}

/** Shown while the form differs from what is saved. */
export function UnsavedNote({ stored, children }: UnsavedNoteProps) {
  const { typed } = useSettingsForm();
  const changed = Object.entries(stored).some(
    ([name, value]) => (typed?.[name] ?? value) !== value,
  );
  return (
    <div aria-live="polite" className="not-empty:mb-4.5">
      {changed && <Banner>{children}</Banner>}
    </div>
  );
}
