import { Fragment, type ReactNode } from "react";
import { body, heading, small, titleHeading } from "@/emails/_components/styles";
import { containBidi, isolate } from "@/lib/base/bidi";

/** Text as it was typed: every kind of line break becomes a <br>. React escapes the rest. */
export function Lines({ children }: { children: string }) {
  return children.split(/\r\n|\r|\n/).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup, rendered once
    <Fragment key={index}>
      {index > 0 && <br />}
      <Line>{line}</Line>
    </Fragment>
  ));
}

/** Between FSI and PDI stand people's words; the element says the same to whoever ignores the characters. */
const ISOLATED = /(\u2068[^\u2068\u2069]*\u2069)/;

function Line({ children }: { children: string }) {
  return containBidi(children)
    .split(ISOLATED)
    .map((part, index) =>
      index % 2 === 1 ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup, rendered once
        <bdi key={index}>{part}</bdi>
      ) : (
        part
      ),
    );
}

/** A sentence with the first occurrence of `part` (a conversation's title, say) in bold. */
export function Emphasis({ text, part: words }: { text: string; part: string }) {
  const part = isolate(words);
  const at = part === "" ? -1 : text.indexOf(part);
  if (at < 0) return <Lines>{text}</Lines>;
  return (
    <>
      <Lines>{text.slice(0, at)}</Lines>
      <b>
        <Lines>{part}</Lines>
      </b>
      <Lines>{text.slice(at + part.length)}</Lines>
    </>
  );
}

/** "title": somebody's own words as the heading, a size smaller, below a line of ours. */
export function Heading({
  level = "main",
  children,
}: {
  level?: "main" | "title";
  children: string;
}) {
  return (
    <h1 className="t" style={level === "title" ? titleHeading : heading}>
      <Lines>{children}</Lines>
    </h1>
  );
}

export function Paragraph({ top = 0, children }: { top?: number; children: ReactNode }) {
  return (
    <p className="t" style={{ ...body, paddingTop: top }}>
      {typeof children === "string" ? <Lines>{children}</Lines> : children}
    </p>
  );
}

export function Small({ top = 0, children }: { top?: number; children: ReactNode }) {
  return (
    <p className="m" style={{ ...small, paddingTop: top }}>
      {typeof children === "string" ? <Lines>{children}</Lines> : children}
    </p>
  );
}

/** A link within text. Its padding moves nothing but gives a thumb more to hit. */
export function TextLink({
  href,
  color,
  children,
}: {
  href: string;
  color: string;
  children: string;
}) {
  return (
    <a className="lk" href={href} style={{ color, textDecoration: "underline", padding: "14px 0" }}>
      {children}
    </a>
  );
}
