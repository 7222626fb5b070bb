// Stands here because the bundler would otherwise take the product's, from the folders above. Nothing goes through it.
export function proxy() {}

export const config = { matcher: "/never" };
