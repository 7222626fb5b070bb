import { cn } from "@/lib/base/cn";

/** "Clara Jørgensen" → "CJ"; one word gives one letter, an address its first. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

const SIZES = {
  xs: "size-5 text-[0.625rem]",
  sm: "size-6 text-[0.6875rem]",
  lg: "size-8 text-xs",
};

export interface AvatarProps {
  name: string;
  /** Team members wear the shop's colour, customers stay grey. */
  team?: boolean;
  size?: keyof typeof SIZES;
  className?: string;
}

/** Initials in a circle, hidden from readers: the name is next to it. */
export function Avatar({ name, team, size = "sm", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid shrink-0 place-items-center rounded-full border leading-none font-semibold tracking-[0.01em] select-none",
        team
          ? "border-transparent bg-accent-soft text-accent"
          : "border-border bg-sunken text-muted",
        SIZES[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

/** Avatar and name on one line. */
export function Who({ name, team = true, size = "xs", className }: AvatarProps) {
  return (
    <span
      className={cn("inline-flex max-w-full min-w-0 items-center gap-1.75 align-top", className)}
    >
      <Avatar name={name} team={team} size={size} />
      <span className="truncate">{name}</span>
    </span>
  );
}
