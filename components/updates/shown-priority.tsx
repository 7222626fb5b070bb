import { StateLine } from "@/components/ui/status";
import type { PriorityView } from "./priority-view";

/** A priority whose words were made elsewhere. */
export function ShownPriority({ priority }: { priority: PriorityView | null }) {
  if (!priority) return null;
  return (
    <StateLine tone={priority.tone} icon="triangle-alert">
      {priority.text}
    </StateLine>
  );
}
