import { cn } from "@/lib/base/cn";
import { ICON_PATHS, type IconName } from "./icon-paths";

export type { IconName };

interface IconProps {
  name: IconName;
  className?: string;
}

/** One glyph, 16 px, always beside a word or inside a labelled control: hidden from readers. */
export function Icon({ name, className }: IconProps) {
  return (
    <svg className={cn("icon", className)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
