const BASE = "https://own.invalid";
const ONE_SLASH = /^\/(?![/\\])[^\p{Cc}\\]*$/u;

/** A path of this installation to go on to, or `/` for anything that could lead elsewhere. */
export function ownPath(value: unknown): string {
  if (typeof value !== "string" || !ONE_SLASH.test(value) || !URL.canParse(value, BASE)) return "/";
  const { origin, pathname, search, hash } = new URL(value, BASE);
  // Once more after "." and ".." are resolved: "/a/..//elsewhere" ends in two slashes.
  return origin === BASE && ONE_SLASH.test(pathname) ? pathname + search + hash : "/";
}
