"use client";

import { useEffect, useRef } from "react";
import { SearchInput } from "@/components/ui/toolbar";

export interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** The current search. */
  value: string;
}

/** The search of a list. Follows the address when a link changes it, and keeps the focus otherwise. */
export function SearchBox({ label, placeholder, value }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.value = value;
  }, [value]);
  return (
    <SearchInput
      ref={input}
      name="q"
      label={label}
      placeholder={placeholder}
      defaultValue={value}
      maxLength={200}
      autoComplete="off"
    />
  );
}
