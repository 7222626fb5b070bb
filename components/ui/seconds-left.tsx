"use client";

import { useEffect, useState } from "react";

/** Counts down from `seconds`, a little late rather than early. */
export function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const look = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}

/** The seconds that are left, for eyes alone: read out, they would drown everything else. */
export function SecondsLeft({ seconds }: { seconds: number }) {
  const left = useSecondsLeft(seconds);
  return (
    <span aria-hidden="true" className="ms-1 tabular-nums">
      {left} s
    </span>
  );
}
