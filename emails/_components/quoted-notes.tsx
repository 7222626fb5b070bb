import { Quote } from "@/emails/_components/quote";
import { Block } from "@/emails/_components/table";
import { Small } from "@/emails/_components/words";

/** A reply as it is quoted: a first name or the shop's, and when, already formatted. */
export type QuotedNote = { author: string; writtenAt: string; body: string };

type QuotedNotesProps = {
  notes: QuotedNote[];
  /** Says how many there were before; null without any. */
  earlier: string | null;
};

/** What staff wrote to the customer, each in a section of its own. */
export function QuotedNotes({ notes, earlier }: QuotedNotesProps) {
  const quotes = notes.map((note, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup, rendered once
    <Block key={index} bottom={index < notes.length - 1 ? 12 : 24}>
      <Quote
        label={
          <>
            <b>
              <bdi>{note.author}</bdi>
            </b>{" "}
            · {note.writtenAt}
          </>
        }
      >
        {note.body}
      </Quote>
    </Block>
  ));
  if (earlier === null) return quotes;
  return (
    <>
      <Block bottom={12}>
        <Small>{earlier}</Small>
      </Block>
      {quotes}
    </>
  );
}
