import { Drawing } from "./glyph";
import { ICON_PATHS, type IconName } from "./icon-paths";

export type { IconName };

interface IconProps {
  name: IconName;
  className?: string;
}

/** Any icon of the product. */
export function Icon({ name, className }: IconProps) {
  return <Drawing path={ICON_PATHS[name]} className={className} />;
}
