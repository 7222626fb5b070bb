import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/layout";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { WorkRow as Work } from "@/lib/updates/home/queries";
import { WorkRows } from "./work-rows";
import { viewWork } from "./work-view";

export interface WorkSectionProps {
  id: string;
  title: ReactNode;
  /** Right of the title. */
  aside?: ReactNode;
  rows: Work[];
  clock: Clock;
  /** Under the rows: what is not shown. */
  foot?: ReactNode;
}

/** A list of updates under its heading; nothing at all without one. */
export function WorkSection({ id, title, aside, rows, clock, foot }: WorkSectionProps) {
  const words = {
    home: useTranslations("home"),
    labels: useTranslations("labels"),
    customers: useTranslations("customers"),
    priorities: useTranslations("updates.priority"),
    time: useTranslations("time"),
  };
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} aside={aside} />
      <WorkRows rows={rows.map((work) => viewWork(work, clock, words))} />
      {foot && <p className="pt-3 text-sm text-muted">{foot}</p>}
    </section>
  );
}
