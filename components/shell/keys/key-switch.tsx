"use client";

import { Switch } from "@/components/ui/choice";
import { useSingleKeys } from "./key-setting";

export interface KeySwitchProps {
  label: string;
  hint: string;
}

/** Switches single-key shortcuts off and on, for this device. */
export function KeySwitch({ label, hint }: KeySwitchProps) {
  const [on, set] = useSingleKeys();
  return (
    <Switch
      id="single-keys"
      label={label}
      hint={hint}
      checked={on}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
