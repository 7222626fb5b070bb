"use client";

// biome-ignore lint/style/noRestrictedImports: the one place
import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A way to another page without a full load, asked for when it is taken. Every page here is made per
 * request and has nothing to show in advance, so fetching ahead would ask the server twice for each
 * link in sight and save nobody time.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
