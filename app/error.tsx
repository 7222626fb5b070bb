"use client";

import { Door } from "@/components/shell/door";
import { Fault } from "@/components/shell/fault";
import { useFaultTexts } from "@/components/shell/fault-texts";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  const { title } = useFaultTexts();
  return (
    <Door title={title}>
      <Fault id={error.digest} reset={reset} />
    </Door>
  );
}
