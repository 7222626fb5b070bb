import { StateLine } from "@/components/ui/status";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Priority } from "@/lib/updates/schema";
import { type PriorityView, viewPriority } from "./priority-view";

/** That an update is pressing, in words; most are not, and say nothing. */
export function PriorityText({ priority }: { priority: Priority }) {
  return <ShownPriority priority={viewPriority(priority, useTranslations("updates.priority"))} />;
}

/** The same, where its words were made elsewhere. */
export function ShownPriority({ priority }: { priority: PriorityView | null }) {
  if (!priority) return null;
  return (
    <StateLine tone={priority.tone} icon="triangle-alert">
      {priority.text}
    </StateLine>
  );
}
