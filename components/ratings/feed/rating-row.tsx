import { Link } from "@/components/shell/link";
import { ShownMoment } from "@/components/shell/shown-moment";
import { Stars } from "@/components/ui/stars";
import { Facts, Quote } from "@/components/ui/text";
import type { RatingView } from "./rating-view";

/** One rating; its title opens the thread and covers the row. */
export function RatingRow({ rating }: { rating: RatingView }) {
  const { href, stars, label, at, title, comment, facts, recovery } = rating;
  return (
    <li className="grid gap-x-6 gap-y-1 px-2.5 py-3 hover:bg-sunken sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <div className="flex items-baseline gap-x-2.5 sm:block">
        <Stars value={stars} label={label} />
        <ShownMoment moment={at} className="block text-xs whitespace-nowrap text-muted" />
      </div>
      <div className="min-w-0">
        <h2 className="text-base">
          <Link href={href} className="plain cover">
            {title}
          </Link>
        </h2>
        {comment && <Quote>{comment}</Quote>}
        <Facts className="mt-1">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {recovery}
        </Facts>
      </div>
    </li>
  );
}
