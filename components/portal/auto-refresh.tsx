"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { currentVersion } from "@/components/ui/current-version";

export interface AutoRefreshProps {
  /** Answers the version of what the customer would see now. */
  address: string;
  /** The version of what is on the page. */
  version: string;
  texts: { text: string; show: string };
}

const PAUSE_MS = 20_000;

/** Keeps an open page up to date: at once while nothing is being written, else when asked to. */
export function AutoRefresh({ address, version, texts }: AutoRefreshProps) {
  const router = useRouter();
  const shown = useRef(version);
  const [waiting, setWaiting] = useState(false);

  useEffect(() => {
    shown.current = version;
    setWaiting(false);
  }, [version]);

  useEffect(() => {
    const look = async () => {
      if (document.hidden) return;
      const now = await currentVersion(address);
      if (now === null || now === shown.current) return;
      if (isWriting()) setWaiting(true);
      else router.refresh();
    };
    const timer = setInterval(look, PAUSE_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [address, router]);

  return (
    <div role="status" className="sticky top-2 z-10 empty:hidden">
      {waiting && (
        <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-border bg-raised px-4 py-2 shadow-float">
          <span>{texts.text}</span>
          <button type="button" className={buttonClass({})} onClick={() => router.refresh()}>
            {texts.show}
          </button>
        </p>
      )}
    </div>
  );
}
/** Whether there are words in a box, or the cursor is in one. */
function isWriting(): boolean {
  const boxes = [...document.querySelectorAll("textarea")];
  return boxes.some((box) => box === document.activeElement || box.value !== "");
}
