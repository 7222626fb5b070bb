"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { currentVersion } from "@/components/ui/current-version";

export interface LiveRefreshProps {
  /** Answers the version of what the page would show now. */
  address: string;
  /** The version of what is on the page. */
  version: string;
}

const PAUSE_MS = 1500;

/** Reads the page again as soon as it would show something else, while somebody looks at it. */
export function LiveRefresh({ address, version }: LiveRefreshProps) {
  const router = useRouter();
  const shown = useRef(version);
  useEffect(() => {
    shown.current = version;
  }, [version]);
  useEffect(() => {
    const look = async () => {
      if (document.hidden) return;
      const now = await currentVersion(address);
      if (now !== null && now !== shown.current) router.refresh();
    };
    const timer = setInterval(look, PAUSE_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [address, router]);
  return null;
}
