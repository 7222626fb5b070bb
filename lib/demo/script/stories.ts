import { readScript } from "@/lib/demo/script/read-script";
import { BREAKAGES } from "@/lib/demo/stories/breakages";
import { CLARA } from "@/lib/demo/stories/clara";
import { DELIVERIES } from "@/lib/demo/stories/deliveries";
import { LOW_RATINGS } from "@/lib/demo/stories/low-ratings";
import { MONEY } from "@/lib/demo/stories/money";
import { OPEN_NOW } from "@/lib/demo/stories/open-now";
import { QUESTIONS } from "@/lib/demo/stories/questions";
import type { Story } from "@/lib/demo/story";

const SCRIPTS = [CLARA, OPEN_NOW, DELIVERIES, BREAKAGES, MONEY, QUESTIONS, LOW_RATINGS];

/** Everything the shop and its customers have had to say to each other. */
export const STORIES: Story[] = SCRIPTS.flatMap(readScript);
