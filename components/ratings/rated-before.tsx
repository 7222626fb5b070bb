import { Stars } from "@/components/ui/stars";
import { Quote } from "@/components/ui/text";

export interface RatedBeforeProps {
  title: string;
  rating: { stars: number; comment: string | null };
  /** "2 of 5 stars". */
  given: string;
}

/** The rating a message is about. */
export function RatedBefore({ title, rating, given }: RatedBeforeProps) {
  return (
    <div className="grid grid-cols-1 gap-1.5 rounded-md bg-sunken px-4 py-3">
      <p className="font-strong wrap-anywhere">{title}</p>
      <Stars value={rating.stars} label={given} />
      {rating.comment && <Quote>{rating.comment}</Quote>}
    </div>
  );
}
