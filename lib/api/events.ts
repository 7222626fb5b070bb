import { sql } from "drizzle-orm";
import { type PersonJson, personJson } from "@/lib/api/person";
import type { EventView, Person } from "@/lib/updates/card";

/** A line of the tracking log. `data` holds ids and figures only. */
export type EventJson = {
  type: EventView["type"];
  at: string;
  actor: PersonJson | null;
  data: EventView["data"];
};

/** A line as it comes out of `eventsOfUpdate`. */
export type EventRow = {
  type: EventView["type"];
  at: string;
  actor: Person & { name: string | null };
  data: EventView["data"];
};

/** The tracking log of the row of `updates` that a select is at, oldest first. */
export const eventsOfUpdate = sql<EventRow[]>`coalesce((
  select json_agg(json_build_object('type', e.type, 'at', e.at, 'data', e.data, 'actor', json_build_object(
    'kind', e.actor_kind, 'id', e.actor_id, 'name', case e.actor_kind
      when 'member' then (select m.name from members m where m.shop_id = e.shop_id and m.id = e.actor_id)
      when 'customer' then (select c.name from customers c where c.shop_id = e.shop_id and c.id = e.actor_id)
      when 'apiKey' then (select k.name from api_keys k where k.shop_id = e.shop_id and k.id = e.actor_id)
    end)) order by e.id)
  from events e where e.shop_id = updates.shop_id and e.update_id = updates.id), '[]'::json)`;

/** A line in JSON. Times come out of the database in its session's zone. */
export function eventJson({ type, at, actor, data }: EventRow): EventJson {
  const named = { ...actor, name: actor.name ?? "" };
  return { type, at: new Date(at).toISOString(), actor: personJson(named), data };
}
