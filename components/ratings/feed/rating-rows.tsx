"use client";

import { HairlineList } from "@/components/ui/card";
import { RatingRow } from "./rating-row";
import type { RatingView } from "./rating-view";

/** The rows of the feed, on the client's side of the line: as data they cost half of what they cost as markup. */
export function RatingRows({ ratings }: { ratings: RatingView[] }) {
  return (
    <HairlineList className="-mx-2.5">
      {ratings.map((rating) => (
        <RatingRow key={rating.id} rating={rating} />
      ))}
    </HairlineList>
  );
}
