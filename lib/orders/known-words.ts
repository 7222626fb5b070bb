import type { OrderMeaning } from "@/lib/base/vocabularies";

/**
 * What shop systems call an order's state, and what shops call it in English and Danish: lower case,
 * parts separated by spaces. Slugs of WooCommerce 9 (post statuses), Shopify (financial, fulfilment and
 * cancellation), PrestaShop 8 (default states and their `PS_OS_` names), Magento 2 (default statuses).
 * Left out is what one shop means this way and another that way, such as "archived" or "ready for pickup".
 */
const PHRASES: Record<Exclude<OrderMeaning, "other">, string> = {
  new: `new, pending, pending payment, awaiting payment, unpaid, on hold, holded, draft, auto draft,
    checkout draft, open, placed, received, confirmed, authorized, partially paid, payment review, fraud,
    awaiting bank wire payment, awaiting check payment, awaiting cash on delivery validation,
    awaiting cod validation, awaiting paypal payment, waiting for payment, on backorder (not paid),
    ps os bankwire, ps os cheque, ps os paypal, ps os cod validation, ps os outofstock unpaid,
    ny, ny ordre, modtaget, ordre modtaget, bekræftet, afventer, afventer betaling, ikke betalt, ubetalt,
    på hold, i venteposition, kladde`,
  processing: `processing, in progress, in process, processing in progress, preparing, in preparation,
    preparation in progress, packing, packed, picking, picked, ready to ship, ready for shipment, paid,
    payment accepted, remote payment accepted, unfulfilled, scheduled, backordered, on backorder,
    on backorder (paid), ps os payment, ps os preparation, ps os ws payment, ps os outofstock paid,
    ps os outofstock, under behandling, behandles, i gang, betalt, betaling modtaget, betaling godkendt,
    plukkes, plukket, pakkes, pakket, klargøres, klar til afsendelse, klar til forsendelse, restordre`,
  shipped: `shipped, partially shipped, partial shipped, partially fulfilled, partial, dispatched, despatched,
    sent, on its way, on the way, in transit, in delivery, out for delivery, ps os shipping,
    sendt, afsendt, delvist afsendt, delvist sendt, forsendt, på vej, undervejs, under levering`,
  delivered: `delivered, completed, complete, fulfilled, done, ps os delivered,
    leveret, afleveret, gennemført, fuldført, fuldendt, færdig`,
  cancelled: `cancelled, canceled, order cancelled, order canceled, failed, payment failed, payment error,
    trash, deleted, void, voided, restocked, declined, denied, rejected, expired, abandoned, ps os canceled,
    ps os error, annulleret, afbestilt, afbrudt, fejlet, mislykket, mislykkedes, betaling fejlet,
    betalingsfejl, afvist, udløbet, slettet, papirkurv`,
  // Magento closes an order when all of it is refunded.
  refunded: `refunded, refund, partially refunded, partial refund, fully refunded, returned, closed, reversed,
    chargeback, charge back, ps os refund, refunderet, delvist refunderet, helt refunderet, tilbagebetalt,
    delvist tilbagebetalt, krediteret, returneret`,
};

const KNOWN: ReadonlyMap<string, OrderMeaning> = new Map(
  Object.entries(PHRASES).flatMap(([meaning, phrases]) =>
    phrases
      .split(",")
      .flatMap((phrase) => spellings(phrase.trim()).map((word) => [word, meaning as OrderMeaning])),
  ) as [string, OrderMeaning][],
);

/** As words, as a slug, as a constant, and as WooCommerce stores its slugs. */
function spellings(phrase: string): string[] {
  const slug = phrase.replaceAll(" ", "-");
  return [phrase, slug, phrase.replaceAll(" ", "_"), `wc-${slug}`];
}

/** What a word means in a shop that hasn't said otherwise; null: nobody knows. `word` is trimmed and lower case. */
export function knownMeaning(word: string): OrderMeaning | null {
  return KNOWN.get(word) ?? null;
}

/** Every known word that means one of these. */
export function knownWords(meanings: readonly OrderMeaning[]): string[] {
  return [...KNOWN].filter(([, meaning]) => meanings.includes(meaning)).map(([word]) => word);
}
