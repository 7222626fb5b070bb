import type { Offer } from "@/lib/nps/campaigns/queries";

interface Words {
  choose: string;
  unusable: (name: string) => string;
}

/** What the selects of a form offer; templates without a rating link are shown and cannot be chosen. */
export function offerOptions(offer: Offer, words: Words) {
  const entries = (list: { id: number; name: string }[]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name }));
  return {
    templates: [
      { value: "", label: words.choose },
      ...offer.templates.map(({ id, name, usable }) => ({
        value: id,
        label: usable ? name : words.unusable(name),
        disabled: !usable,
      })),
    ],
    channels: entries(offer.channels),
    categories: entries(offer.categories),
  };
}
