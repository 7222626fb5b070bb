import { expect, test } from "vitest";
import { reviewHost } from "@/lib/base/review-hosts";
import { fillShareText, shareLinks, unknownTokens } from "@/lib/base/share-links";

const SHOP = { name: "Holm & Hazel", url: "https://holm-hazel.example/?a=1&b=ø" };
const U = "https%3A%2F%2Fholm-hazel.example%2F%3Fa%3D1%26b%3D%C3%B8";

test("each network's dialog, percent-encoded with %20 for a space", () => {
  const text = fillShareText("Quick help from {site_name}, 100 %.", SHOP);
  const t = "Quick%20help%20from%20Holm%20%26%20Hazel%2C%20100%20%25.";
  expect(shareLinks(text, SHOP.url)).toEqual({
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${U}&quote=${t}`,
    x: `https://twitter.com/intent/tweet?text=${t}&url=${U}`,
    linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${U}`,
    whatsapp: `https://wa.me/?text=${t}%20${U}`,
  });
});

test("the address never appears twice in a message", () => {
  const text = fillShareText("See {site_url} for {site_name}", SHOP);
  const links = shareLinks(text, SHOP.url);
  for (const link of Object.values(links)) expect(link.split(U)).toHaveLength(2);
  expect(links.whatsapp).toBe(`https://wa.me/?text=See%20for%20Holm%20%26%20Hazel%20${U}`);
  expect(shareLinks(SHOP.url, SHOP.url).whatsapp).toBe(`https://wa.me/?text=${U}`);
});

test("unknown tokens are named", () => {
  expect(unknownTokens("{site_name} {site_url} {discount} {Site_Name} {}")).toEqual([
    "{discount}",
    "{Site_Name}",
    "{}",
  ]);
});

test.each([
  ["https://www.trustpilot.com/evaluate/x", true],
  ["https://TRUSTPILOT.com", true],
  ["https://dk.trustpilot.com./review", true],
  ["https://www.google.dk/maps?cid=1", true],
  ["https://search.google.co.uk/local/writereview", true],
  ["https://g.page/r/abc/review", true],
  ["https://www.yelp.de/biz/x", true],
  ["https://www.tripadvisor.co.uk/x", true],
  ["https://shop.app/m/x", true],
  ["https://www.facebook.com/holm/reviews", true],
  ["https://www.facebook.com/holm", false],
  ["https://holm-hazel.example/trustpilot.com", false],
  ["https://nottrustpilot.com", false],
  ["https://mygoogle.com.evil.example", false],
  ["not an address", false],
])("%s is a review site: %s", (address, listed) => {
  expect(reviewHost(address) !== null).toBe(listed);
});
