import type { ReactNode } from "react";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import type { Clock } from "@/lib/base/format";
import type { WorkRow as Work } from "@/lib/updates/home/queries";
import { WorkRow } from "./work-row";

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
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} aside={aside} />
      <HairlineList className="work-list">
        {rows.map((work) => (
          <WorkRow key={work.updateId} work={work} clock={clock} />
        ))}
      </HairlineList>
      {foot && <p className="pt-3 text-sm text-muted">{foot}</p>}
    </section>
  );
}
