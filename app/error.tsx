"use client";

import { Fault } from "@/components/dashboard/fault";
import { useFaultTexts } from "@/components/dashboard/fault-texts";
import { Door } from "@/components/shell/door";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  const { title } = useFaultTexts();
  return (
    <Door title={title}>
      <Fault id={error.digest} reset={reset} />
    </Door>
  );
}
