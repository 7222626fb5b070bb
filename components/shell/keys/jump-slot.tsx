"use client";

import { Jump } from "./jump";
import { KeyList } from "./key-list";

/** "Go to order…" for the sidebar, and the list of keys that `?` opens. */
export function JumpSlot() {
  return (
    <>
      <Jump />
      <KeyList />
    </>
  );
}
