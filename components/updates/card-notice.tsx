"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";

/** Called with a refusal to show, or with null after an act that went well. */
type Report = (refusal: string | null) => void;

const Context = createContext<Report>(() => {});

/** Tells the card around how an act ended. */
export function useCardReport(): Report {
  return useContext(Context);
}

export interface CardNoticeProps {
  /** Changes when the update's buttons are replaced by others. */
  state: string;
  /** Takes the focus when the button that was pressed is gone. */
  titleId: string;
  children: ReactNode;
}

/** Keeps a refusal on its card after the button that caused it has gone with the old state. */
export function CardNotice({ state, titleId, children }: CardNoticeProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const acted = useRef(false);
  const report: Report = (next) => {
    acted.current = true;
    setRefusal(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another state is shown
  useEffect(() => {
    if (!acted.current) return;
    acted.current = false;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost) document.getElementById(titleId)?.focus({ preventScroll: true });
  }, [state, titleId]);
  return (
    <Context value={report}>
      {refusal && (
        <Banner tone="warn" role="alert" className="m-3 mb-0">
          {refusal}
        </Banner>
      )}
      {children}
    </Context>
  );
}
