/** Finds the route of ours behind an address, as it is written: "/orders/[orderId]". The address itself may say anything. */
export function routePatterns(routes: string[]): (pathname: string) => string {
  const known = routes.map((route) => ({ route, pattern: patternOf(route) }));
  // What is named comes before what stands for anything.
  known.sort((one, other) => openness(one.route) - openness(other.route));
  return (pathname) => known.find(({ pattern }) => pattern.test(pathname))?.route ?? "unknown";
}

const openness = (route: string) => route.split("[").length + (route.includes("...") ? 100 : 0);

function patternOf(route: string): RegExp {
  const parts = route.split("/").map((part) => {
    if (part.startsWith("[[...")) return ".*";
    return part.startsWith("[") ? "[^/]+" : part.replace(/[.]/g, "\\.");
  });
  return new RegExp(`^${parts.join("/").replace("/.*", "(?:/.*)?")}/?$`);
}
