import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState, type EmptyStateProps } from "@/components/ui/empty-state";

export interface EmptyListProps extends Omit<EmptyStateProps, "actions"> {
  /** Where to go from here. */
  way?: { href: string; label: string };
}

/** Why a list is empty, and the way on. */
export function EmptyList({ way, ...state }: EmptyListProps) {
  const link = way && (
    <LinkButton as={Link} href={way.href}>
      {way.label}
    </LinkButton>
  );
  return <EmptyState {...state} actions={link} />;
}
