"use client";

import { HairlineList } from "@/components/ui/card";
import { WorkRow } from "./work-row";
import type { WorkView } from "./work-view";

/** The rows of a section, on the client's side of the line: as data they cost half of what they cost as markup. */
export function WorkRows({ rows }: { rows: WorkView[] }) {
  return (
    <HairlineList className="work-list">
      {rows.map((work) => (
        <WorkRow key={work.id} work={work} />
      ))}
    </HairlineList>
  );
}
