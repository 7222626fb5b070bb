"use client";

import { Fault } from "@/components/shell/fault";
import { useFaultTexts } from "@/components/shell/fault-texts";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody } from "@/components/ui/layout";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function DashboardErrorPage({ error, reset }: Props) {
  const { title } = useFaultTexts();
  return (
    <PageBody>
      <div role="alert">
        <EmptyState icon="triangle-alert" headingLevel={1} title={title}>
          <Fault id={error.digest} reset={reset} />
        </EmptyState>
      </div>
    </PageBody>
  );
}
