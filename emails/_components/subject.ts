/** A header is one line, whatever a title contains. */
export const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Every template exports this as `subject`. */
export const subjectOf = (props: { text: { subject: string } }) => oneLine(props.text.subject);
