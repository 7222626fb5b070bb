"use client";

import { Fault } from "@/components/dashboard/fault";
import { FAULT_TEXTS } from "@/components/dashboard/fault-texts";
import { Door } from "@/components/shell/door";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <Door title={FAULT_TEXTS.title}>
      <Fault id={error.digest} reset={reset} />
    </Door>
  );
}
