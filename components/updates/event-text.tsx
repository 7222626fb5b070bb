import { useTranslations } from "@/lib/i18n/use-translations";
import type { EventView } from "@/lib/updates/card";
import type { Choices } from "@/lib/updates/queries";
import { personName } from "./person-name";

/** Says lines of the tracking log in words. The log holds ids; the names are those of today. */
export function useEventText(choices: Choices): (event: EventView) => string {
  const t = useTranslations("events");
  const people = useTranslations("updates");
  return (event) => eventText(event, choices, t, people);
}

function eventText(
  event: EventView,
  choices: Choices,
  t: ReturnType<typeof useTranslations<"events">>,
  people: ReturnType<typeof useTranslations<"updates">>,
): string {
  const { type, data } = event;
  const actor = personName(people, event.actor);
  const member = (id: string | null | undefined) =>
    choices.members.find((entry) => entry.id === id)?.name ?? people("people.gone");
  const status = (id: string | null | undefined) =>
    choices.statuses.find((entry) => entry.id === id)?.name ?? people("people.goneStatus");
  switch (type) {
    case "update.opened":
      return t("update.opened", { actor, follows: followed(event) });
    case "update.solved":
      return t("update.solved", { actor, notify: data.notify ? "yes" : "no" });
    case "update.assigned": {
      const self = data.toId === event.actor.id ? "self" : "other";
      const names = { from: member(data.fromId), to: member(data.toId) };
      return t("update.assigned", { actor, how: data.toId ? self : "nobody", ...names });
    }
    case "update.status_changed":
      return t("update.status_changed", {
        actor,
        from: status(data.fromId),
        to: status(data.toId),
      });
    case "update.priority_changed":
      return t("update.priority_changed", {
        actor,
        from: people(`priority.${data.fromPriority ?? "normal"}`),
        to: people(`priority.${data.toPriority ?? "normal"}`),
      });
    case "rating.submitted":
      return t("rating.submitted", { actor, stars: data.stars ?? 0 });
    case "alert.nobody":
      return t("alert.nobody", { about: data.ratingId ? "rating" : "other" });
    default:
      return t(type, { actor });
  }
}

/** What an update followed: a rated one, by its customer or the team, an NPS answer, or nothing. */
function followed({ actor, data }: EventView): "yes" | "team" | "answer" | "no" {
  if (data.followsUpdateId) return actor.kind === "customer" ? "yes" : "team";
  return data.reviewId ? "answer" : "no";
}
