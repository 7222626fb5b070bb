"use client";

import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import { NEW_FORM } from "@/lib/http/form-state";
import { type CheckState, checkTyped } from "@/lib/nps/templates/actions";
import type { Finding } from "@/lib/nps/templates/describe-warnings";

/** Milliseconds without a key before what is typed is looked at. */
const PAUSE = 700;

/**
 * Checks what a form holds, without saving it, after each pause in typing. `version` goes up with
 * each look. A check that does not come back leaves the last one standing: the next pause tries again.
 */
export function useTypedCheck(form: RefObject<HTMLFormElement | null>, stored: Finding[]) {
  const [findings, setFindings] = useState(stored);
  const [version, setVersion] = useState(0);
  const timer = useRef<number>(undefined);
  const newest = useRef(0);
  const now = () => {
    window.clearTimeout(timer.current);
    if (!form.current) return;
    const typed = new FormData(form.current);
    newest.current += 1;
    const turn = newest.current;
    setVersion(turn);
    startTransition(async () => {
      const found: CheckState | null = await checkTyped(NEW_FORM, typed).catch(() => null);
      if (found?.findings && turn === newest.current) setFindings(found.findings);
    });
  };
  const look = useRef(now);
  useEffect(() => {
    look.current = now;
  });
  useEffect(() => {
    const typing = form.current;
    const soon = () => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => look.current(), PAUSE);
    };
    typing?.addEventListener("input", soon);
    return () => {
      window.clearTimeout(timer.current);
      typing?.removeEventListener("input", soon);
    };
  }, [form]);
  return { findings, version, now };
}
