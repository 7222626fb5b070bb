type ClassValue = string | false | null | undefined;

/** Joins class names and drops what is empty: `cn("a", open && "b")`. */
export function cn(...classes: ClassValue[]): string {
  return classes.filter(Boolean).join(" ");
}
