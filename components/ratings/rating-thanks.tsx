import type { ConversationTexts } from "@/components/portal/texts";
import { Stars } from "@/components/ui/stars";
import { Quote } from "@/components/ui/text";

export interface RatingThanksProps {
  heading: "h2" | "h3";
  rating: { stars: number; comment: string | null };
  texts: ConversationTexts["thanks"];
}

/** What a rated conversation ends with, right after the rating and ever after. */
export function RatingThanks({ heading: Heading, rating, texts }: RatingThanksProps) {
  const given = texts.given[rating.stars - 1] ?? "";
  return (
    <>
      <section
        data-thanks
        tabIndex={-1}
        className="grid grid-cols-1 justify-items-start gap-2 border-t border-border bg-accent-soft px-4 pt-5 pb-5.5 sm:px-6"
      >
        <Heading className="text-lg">{texts.heading}</Heading>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Stars value={rating.stars} label={given} size="lg" />
          <span aria-hidden="true" className="font-strong">
            {given}
          </span>
        </p>
        {rating.comment && <Quote>{rating.comment}</Quote>}
      </section>
      <p className="border-t border-border p-4 text-muted sm:px-6">{texts.closed}</p>
    </>
  );
}
