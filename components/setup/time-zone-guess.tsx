"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const guess = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The browser's time zone, sent along; without scripts the shop begins in UTC. */
export function TimeZoneGuess() {
  const timeZone = useSyncExternalStore(never, guess, () => "UTC");
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
