import { StateLine } from "@/components/ui/status";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Priority } from "@/lib/updates/schema";

/** That an update is pressing, in words; most are not, and say nothing. */
export function PriorityText({ priority }: { priority: Priority }) {
  const t = useTranslations("updates.priority");
  if (priority === "normal") return null;
  return (
    <StateLine tone={priority === "urgent" ? "bad" : "wait"} icon="triangle-alert">
      {t(`${priority}Fact`)}
    </StateLine>
  );
}
