"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface TabItem {
  value: string;
  label: ReactNode;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  /** Names the list: "Update: Two mugs arrived chipped". */
  label: string;
  items: TabItem[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
}

/**
 * Every panel is in the page from the start, so what was typed in one survives a look at another.
 * Without scripts the tabs go and the panels stand one below the other under their names.
 */
export function Tabs({ label, items, defaultValue, value, onValueChange }: TabsProps) {
  return (
    <Base.Root
      defaultValue={value === undefined ? (defaultValue ?? items[0]?.value) : undefined}
      value={value}
      onValueChange={(next) => onValueChange?.(String(next))}
    >
      <Base.List aria-label={label} className="tabs" activateOnFocus>
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className="tab">
            {item.label}
            {item.count !== undefined && item.count > 0 && (
              <span className="count"> {item.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} keepMounted className="tab-panel">
          <h3 className="tab-name">{item.label}</h3>
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
