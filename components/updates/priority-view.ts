import type { StateTone } from "@/components/ui/status";
import type { useTranslations } from "@/lib/i18n/use-translations";
import type { Priority } from "@/lib/updates/schema";

export type PriorityView = { tone: StateTone; text: string };

/** That an update is pressing, in words; most are not, and say nothing. */
export function viewPriority(
  priority: Priority,
  words: ReturnType<typeof useTranslations<"updates.priority">>,
): PriorityView | null {
  if (priority === "normal") return null;
  return { tone: priority === "urgent" ? "bad" : "wait", text: words(`${priority}Fact`) };
}
