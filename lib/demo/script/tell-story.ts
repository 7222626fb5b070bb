import type { Clock } from "@/lib/demo/clock";
import type { Step, Story } from "@/lib/demo/story";
import { known, staffActor, statusId, visitor, type World, warehouseActor } from "@/lib/demo/world";
import { submitRating } from "@/lib/ratings/submit-rating";
import { assignUpdate, changeStatus } from "@/lib/updates/change-update";
import { openConversation, openUpdate } from "@/lib/updates/open-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

/** Something that happens in the shop at its moment. */
export type Act = { at: Date; run: (world: World) => Promise<void> };

/** A story as acts in their order of time. Throws when it would go back in time. */
export function actsOf(story: Story, clock: Clock): Act[] {
  const acts = story.steps.map((step, index) => ({
    at: clock(step.at, story.title.length + index),
    run: (world: World) => (index === 0 ? open(world, story, step) : go(world, story, step)),
  }));
  for (const [index, act] of acts.entries()) {
    const before = acts[index - 1];
    if (before && before.at >= act.at) throw new Error(`Back in time: ${nameOf(story)}.`);
  }
  return acts;
}

function nameOf({ order, title }: Pick<Story, "order" | "title">): string {
  return `${order} ${title}`;
}

async function open(world: World, story: Story, step: Step): Promise<void> {
  if (step.does !== "write" && step.does !== "note") {
    throw new Error(`Nothing was said first: ${nameOf(story)}.`);
  }
  const { updateId } =
    step.who === "customer"
      ? await openByCustomer(world, story, step.text)
      : await openUpdate(await staffActor(world, step.who), {
          orderId: known(world.orders, story.order),
          title: story.title,
          customerNote: step.does === "write" ? step.text : undefined,
          internalNote: step.does === "note" ? step.text : undefined,
        });
  world.updates.set(nameOf(story), updateId);
}

async function openByCustomer(world: World, { order, title, follows }: Story, body: string) {
  const followsUpdateId = follows
    ? known(world.updates, nameOf({ order, title: follows }))
    : undefined;
  return openConversation(await visitor(world, order), { title, body, followsUpdateId });
}

async function go(world: World, story: Story, step: Step): Promise<void> {
  const updateId = known(world.updates, nameOf(story));
  const { order } = story;
  switch (step.does) {
    case "write": {
      const { who, text: body } = step;
      const actor = who === "customer" ? await visitor(world, order) : await staffActor(world, who);
      await writeNote(actor, { updateId, kind: "customer", body });
      break;
    }
    case "reopen": {
      const { who } = step;
      const actor = who === "customer" ? await visitor(world, order) : await staffActor(world, who);
      await reopenUpdate(actor, { updateId });
      break;
    }
    case "rate": {
      const { who, stars, comment } = step;
      const actor = who === "customer" ? await visitor(world, order) : await warehouseActor(world);
      await submitRating(actor, { updateId, stars, comment });
      break;
    }
    default:
      await goAsStaff(world, updateId, step);
  }
}

type StaffStep = Exclude<Step, { does: "write" | "reopen" | "rate" }>;

async function goAsStaff(world: World, updateId: string, step: StaffStep): Promise<void> {
  const actor = await staffActor(world, step.who);
  switch (step.does) {
    case "note":
      await writeNote(actor, { updateId, kind: "internal", body: step.text });
      break;
    case "assign":
      await assignUpdate(actor, { updateId, assigneeId: known(world.team, step.to).memberId });
      break;
    case "label":
      await changeStatus(actor, { updateId, statusId: await statusId(world, step.label) });
      break;
    case "solve":
      await solveUpdate(actor, { updateId, notify: step.notify });
      break;
  }
}
