"use client";

import type { ReactNode } from "react";
import type { MomentView } from "@/components/shell/moment-view";
import { ShownMoment } from "@/components/shell/shown-moment";
import { Log } from "@/components/ui/thread";

export interface LogLinesProps {
  entries: { key: string; moment: MomentView; text: ReactNode }[];
}

/** Lines of a log, on the client's side of the line: as data they cost half of what they cost as markup. */
export function LogLines({ entries }: LogLinesProps) {
  return (
    <Log
      entries={entries.map(({ key, moment, text }) => ({
        key,
        time: <ShownMoment moment={moment} />,
        text,
      }))}
    />
  );
}
