// Stands here because the bundler would otherwise take the product's, from the folders above.
export function register() {}
