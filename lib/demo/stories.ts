import { CLARA } from "@/lib/demo/stories/clara";
import { WAITING } from "@/lib/demo/stories/waiting";
import type { Story } from "@/lib/demo/story";

/** Everything the shop and its customers have had to say to each other. */
export const STORIES: Story[] = [...CLARA, ...WAITING];
