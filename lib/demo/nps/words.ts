import { type Chance, oneOf } from "@/lib/demo/nps/chance";
import type { Band } from "@/lib/nps/score";

export type Category = "support" | "delivery" | "checkout";

/** First what was so, then what it meant; either may stand alone. */
type Phrases = { first: string[]; and: string[]; danish: string[] };

const WORDS: Record<Category, Record<Band, Phrases>> = {
  support: {
    promoter: {
      first: [
        "An answer within the hour, from a person.",
        "They knew my order without my telling it twice.",
        "Sorted on the same day.",
        "Friendly, quick, and no form to fill in.",
        "A real solution instead of a voucher.",
        "Mette is worth her weight in gold.",
        "Asked once, solved once.",
        "They wrote before I noticed anything was wrong.",
      ],
      and: [
        "That is how it should be.",
        "I told my sister about it.",
        "Other shops could learn from it.",
        "Thank you!",
        "I will be back.",
        "It made my week.",
      ],
      danish: ["Hurtigt svar og venligt.", "Super service, tak!", "Løst samme dag. Sådan."],
    },
    passive: {
      first: [
        "Good answer, it only took a day longer than I hoped.",
        "Helpful in the end.",
        "Friendly, but I had to send the photo twice.",
        "Solved, though over several mails.",
      ],
      and: ["All in all fine.", "A phone number would be good.", "Room to get faster."],
      danish: ["Fint, men lidt langsomt.", "Helt i orden."],
    },
    detractor: {
      first: [
        "Three mails until somebody read the first one.",
        "I was told it was on its way, and it was not.",
        "Nobody answered over the weekend.",
        "I had to explain it all again to the next person.",
        "The answer did not fit my question.",
      ],
      and: [
        "Please read before you answer.",
        "I expected more.",
        "In the end I gave up.",
        "It cost me an evening.",
      ],
      danish: ["For lang ventetid.", "Jeg fik aldrig svar på det, jeg spurgte om."],
    },
  },
  delivery: {
    promoter: {
      first: [
        "Ordered on Monday, here on Wednesday.",
        "Well packed, nothing rattled.",
        "The driver rang and carried it upstairs.",
        "Came on the day they said.",
        "Lovely wrapping, and all of it paper.",
        "Tracking that tells the truth.",
        "Two chairs in one box, not a scratch.",
      ],
      and: [
        "Could not be better.",
        "I keep the box.",
        "Perfect.",
        "More of that.",
        "Even the neighbours were impressed.",
      ],
      danish: ["Hurtig levering og flot pakket ind.", "Kom til tiden.", "Alt var helt."],
    },
    passive: {
      first: [
        "A day late, but whole.",
        "Arrived fine, the box had seen better days.",
        "Went to the pick-up point, though I was at home.",
        "Delivery costs are a bit high.",
      ],
      and: ["No harm done.", "An evening slot would help.", "Otherwise good."],
      danish: ["Lidt forsinket, men ok.", "Fragten er dyr."],
    },
    detractor: {
      first: [
        "A week late and nobody said a word.",
        "The parcel went back without anybody ringing.",
        "Left in the rain in front of the door.",
        "Three delivery dates, and none of them was kept.",
        "The tracking stood still for six days.",
        "One mug of four came in pieces.",
        "I had to fetch it from the other end of town.",
      ],
      and: [
        "I stayed at home for nothing.",
        "Please change the carrier.",
        "It was meant as a present.",
        "Next time I buy it in town.",
        "The shop was kind, the carrier was not.",
      ],
      danish: [
        "Pakken kom en uge for sent.",
        "Fragtmanden ringede ikke på.",
        "Pakken stod i regnen.",
      ],
    },
  },
  checkout: {
    promoter: {
      first: [
        "Found it, paid, done.",
        "Good photos and honest sizes.",
        "Paying with the phone took ten seconds.",
        "No account needed.",
        "Everything on one page.",
        "The person at the till knew the glaze.",
      ],
      and: ["Easy.", "A pleasure.", "I like that.", "As it should be."],
      danish: ["Nemt og hurtigt.", "Dejligt overskueligt."],
    },
    passive: {
      first: [
        "Works, but the address form is long.",
        "I missed my usual way to pay.",
        "Nice page, a little slow on my phone.",
        "Delivery costs show up late.",
      ],
      and: ["Fine otherwise.", "Small things."],
      danish: ["Fungerer fint.", "Lidt langsom på mobilen."],
    },
    detractor: {
      first: [
        "The card was refused twice, then charged.",
        "The voucher did not work and I could not see why.",
        "The page forgot my basket.",
        "I had to type the address three times.",
        "Total at the end was not the total at the start.",
      ],
      and: ["I nearly gave up.", "That must be easier.", "Had to borrow a laptop."],
      danish: ["Kortet blev afvist to gange.", "Kurven blev tømt undervejs."],
    },
  },
};

/** How many of those who answer add words: those who are unhappy do more often. */
const SHARE: Record<Band, number> = { promoter: 0.28, passive: 0.24, detractor: 0.55 };
const DANISH = 0.12;

/** What somebody of a band says about a process; null for those who leave the field empty. */
export function wordsOf(chance: Chance, category: Category, band: Band): string | null {
  if (chance() >= SHARE[band]) return null;
  const { first, and, danish } = WORDS[category][band];
  if (chance() < DANISH) return oneOf(chance, danish);
  const kind = chance();
  if (kind < 0.35) return oneOf(chance, first);
  if (kind < 0.45) return oneOf(chance, and);
  return `${oneOf(chance, first)} ${oneOf(chance, and)}`;
}
