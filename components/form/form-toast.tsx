"use client";

import { useEffect, useRef } from "react";
import { useToast } from "@/components/ui/toast";
import { useFormInfo } from "./form-context";

/** Says in passing what came of the form around, once it is done. */
export function FormToast() {
  const { state } = useFormInfo();
  const toast = useToast();
  const said = useRef(state);
  useEffect(() => {
    if (said.current === state) return;
    said.current = state;
    if (state.status === "done" && state.message) toast({ text: state.message });
  });
  return null;
}
