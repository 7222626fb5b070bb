import type { MailColors } from "@/emails/_components/styles";
import { Small, TextLink } from "@/emails/_components/words";

interface ReviewLineProps {
  text: { review: string; reviewLink: string };
  /** The shop's review page; without one nothing is said. */
  url?: string | null;
  colors: MailColors;
}

/** What everyone who rates is told about public reviews, whatever the stars: review sites forbid asking only happy customers. */
export function ReviewLine({ text, url, colors }: ReviewLineProps) {
  if (!url) return null;
  return (
    <Small top={20}>
      {text.review}{" "}
      <TextLink href={url} color={colors.accent}>
        {text.reviewLink}
      </TextLink>
    </Small>
  );
}
