import { Quote } from "@/emails/_components/quote";
import { Block } from "@/emails/_components/table";

/** A reply as it is quoted: a first name or the shop's, and when, already formatted. */
export type QuotedNote = { author: string; writtenAt: string; body: string };

/** What staff wrote to the customer, each in a section of its own. */
export function QuotedNotes({ notes }: { notes: QuotedNote[] }) {
  return notes.map((note, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup, rendered once
    <Block key={index} bottom={index < notes.length - 1 ? 12 : 24}>
      <Quote
        label={
          <>
            <b>{note.author}</b> · {note.writtenAt}
          </>
        }
      >
        {note.body}
      </Quote>
    </Block>
  ));
}
