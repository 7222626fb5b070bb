import type { ElementType, ReactNode } from "react";
import { buttonClass } from "./button-class";

interface PagerLink {
  /** Null when there is nothing that way: the words stay, muted. */
  href: string | null;
  label: ReactNode;
}

export interface PagerProps {
  /** Names the navigation: "Pages of orders". */
  label: string;
  /** What is shown: "Orders placed 25 Oct to 19 Nov". */
  summary?: ReactNode;
  newer?: PagerLink;
  older?: PagerLink;
  as?: ElementType;
}

export function Pager({ label, summary, newer, older, as: Anchor = "a" }: PagerProps) {
  const step = (link: PagerLink | undefined, rel: string) => {
    if (!link) return null;
    if (!link.href) return <span>{link.label}</span>;
    return (
      <Anchor href={link.href} rel={rel} className={buttonClass({}, "text-sm")}>
        {link.label}
      </Anchor>
    );
  };
  return (
    <nav
      aria-label={label}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-3.5 text-sm text-muted"
    >
      <span>{summary}</span>
      <span className="flex flex-wrap items-center gap-2">
        {step(newer, "prev")}
        {step(older, "next")}
      </span>
    </nav>
  );
}
