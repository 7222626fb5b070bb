/** A person as far as the shop system, or they themselves, told their name. */
export type Named = { name: string; firstName?: string | null };

/**
 * What somebody is called in a sentence: their first name where it was told, otherwise the whole name.
 * Never a guess: in "Müller, Jörg" and "Dr. Meier" the first word is no first name. Empty where the
 * name would break the sentence ("Solved, Müller, Jörg.", "Solved, J..").
 */
export function greetingName({ name, firstName }: Named): string {
  return [firstName?.trim() ?? "", name.trim()].find(fitsSentence) ?? "";
}

/** The first name where it was told, otherwise the whole name as given; for the team, who know what it may look like. */
export function shortName({ name, firstName }: Named): string {
  return firstName?.trim() || name;
}

/** Letters, no comma or colon inside, no full stop at the end, and no address. */
function fitsSentence(name: string): boolean {
  return /\p{L}/u.test(name) && !/[,;:@\n]|[.!?]$/u.test(name);
}
