import type { ReactNode } from "react";
import { Link } from "@/components/shell/link";
import { Pager } from "@/components/ui/pager";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface ListPagerProps {
  /** The words of the list: what its pages are called, and the way on. */
  words: (key: "pages" | "older") => string;
  /** The list's address under its filters, from a cursor on; without one its first page. */
  address: (cursor?: string) => string;
  /** Where the page shown begins; null for the first. */
  cursor: string | null;
  /** Where the next one begins; null after the last. */
  next: string | null;
  /** What is shown: "Orders placed 25 Oct to 19 Nov". */
  summary?: ReactNode;
  /** What the first page is called where it does not hold the newest. */
  first?: string;
}

/** Back to the newest and on to older rows; the place stands in the address. Nothing where there is one page. */
export function ListPager({ words, address, cursor, next, summary, first }: ListPagerProps) {
  const t = useTranslations("ui");
  if (!cursor && !next && !summary) return null;
  return (
    <Pager
      as={Link}
      label={words("pages")}
      summary={summary}
      newer={cursor ? { href: address(), label: first ?? t("newest") } : undefined}
      older={next ? { href: address(next), label: words("older") } : undefined}
    />
  );
}
