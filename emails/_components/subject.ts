/** A header is one line, whatever a title contains. */
export const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
