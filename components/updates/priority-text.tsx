import { useTranslations } from "@/lib/i18n/use-translations";
import type { Priority } from "@/lib/updates/schema";
import { viewPriority } from "./priority-view";
import { ShownPriority } from "./shown-priority";

/** That an update is pressing, in words; most are not, and say nothing. */
export function PriorityText({ priority }: { priority: Priority }) {
  return <ShownPriority priority={viewPriority(priority, useTranslations("updates.priority"))} />;
}
