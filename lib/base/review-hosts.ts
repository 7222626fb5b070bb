/** Hosts of public reviews, with everything below them. Their rules forbid asking only happy customers. */
const REVIEW_HOSTS = [
  "g.page",
  "g.co",
  "maps.app.goo.gl",
  "goo.gl",
  "trustpilot.com",
  "yelp.com",
  "tripadvisor.com",
  "shop.app",
  "reviews.io",
  "feefo.com",
  "sitejabber.com",
  "bbb.org",
  "capterra.com",
  "g2.com",
  "glassdoor.com",
  "judge.me",
  "trustedshops.com",
  "trustedshops.de",
  "kiyoh.com",
  "ekomi.com",
];

/** Sites that exist under many country endings: google.dk, yelp.co.uk, tripadvisor.de … */
const REVIEW_NAMES = /(^|\.)(google|yelp|tripadvisor|trustpilot)\.[a-z]{2,3}(\.[a-z]{2})?$/;

/** The review site an address leads to, or null. Facebook counts by its reviews page alone. */
export function reviewHost(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const host = url.hostname.toLowerCase().replace(/\.$/, "");
  const listed = REVIEW_HOSTS.some((site) => host === site || host.endsWith(`.${site}`));
  if (listed || REVIEW_NAMES.test(host)) return host;
  const onFacebook = /(^|\.)(facebook|fb)\.com$/.test(host);
  return onFacebook && /review/i.test(url.pathname + url.search) ? host : null;
}

/** The site of an address as people know it: "trustpilot.com". */
export function siteOf(address: string): string {
  return new URL(address).hostname.toLowerCase().replace(/^www\.|\.$/g, "");
}
