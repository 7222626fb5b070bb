import type { Dice } from "@/lib/demo/load/dice";

type Language = "en" | "da";

const TITLES: Record<Language, string[]> = {
  en: [
    "The parcel hasn’t arrived",
    "One of {n} came in pieces",
    "Wrong colour delivered",
    "Invoice with the company’s name",
    "When will the rest be sent?",
    "Return of {n} items",
    "The lid doesn’t fit",
    "Change the delivery address",
    "Charged twice?",
    "Gift wrapping was left out",
    "Question about care and washing",
    "Missing screws in the box",
    "The tracking number doesn’t work",
    "A scratch on the front",
    "Refund hasn’t arrived after {n} days",
  ],
  da: [
    "Pakken er ikke kommet",
    "En ud af {n} gik i stykker",
    "Forkert farve leveret",
    "Faktura med firmanavn",
    "Hvornår sendes resten?",
    "Returnering af {n} varer",
    "Låget passer ikke",
    "Ændring af leveringsadresse",
    "Trukket to gange?",
    "Gaveindpakningen mangler",
    "Der mangler skruer i kassen",
    "Sporingsnummeret virker ikke",
    "En ridse på forsiden",
  ],
};

const SENTENCES: Record<"customer" | "staff" | "internal", Record<Language, string[]>> = {
  customer: {
    en: [
      "I ordered two weeks ago and nothing has come yet.",
      "The box was open at one corner when it was handed over.",
      "Could you tell me what happens next?",
      "I have attached nothing, but I can send photos.",
      "It was meant as a present for Saturday.",
      "The neighbours haven’t seen it either.",
      "Thanks, that helps.",
      "I’d rather have a new one than the money.",
    ],
    da: [
      "Jeg bestilte for to uger siden, og der er ikke kommet noget endnu.",
      "Kassen var åben i det ene hjørne, da jeg fik den.",
      "Kan I fortælle mig, hvad der sker nu?",
      "Det skulle have været en gave til lørdag.",
      "Tak, det hjælper.",
      "Jeg vil hellere have en ny end pengene tilbage.",
    ],
  },
  staff: {
    en: [
      "I’m sorry about that, and I’ve asked the carrier at once.",
      "A new one leaves our warehouse today.",
      "You needn’t send anything back.",
      "The refund takes two to four bank days.",
      "Here is what we found out.",
      "Please tell us if anything is missing then.",
    ],
    da: [
      "Det er jeg ked af, og jeg har spurgt fragtfirmaet med det samme.",
      "En ny forlader lageret i dag.",
      "Du behøver ikke sende noget tilbage.",
      "Tilbagebetalingen tager to til fire bankdage.",
      "Sig endelig til, hvis der mangler noget.",
    ],
  },
  internal: {
    en: [
      "Carrier confirms the loss, claim filed.",
      "Second time this month with this pallet.",
      "Warehouse counts again tomorrow.",
      "Customer rang as well.",
      "Goodwill is fine up to the order’s total.",
    ],
    da: [
      "Fragtfirmaet bekræfter, at den er væk.",
      "Lageret tæller igen i morgen.",
      "Kunden har også ringet.",
    ],
  },
};

const COMMENTS: Record<"high" | "middle" | "low", Record<Language, string[]>> = {
  high: {
    en: [
      "Quick and kind.",
      "An answer within the hour!",
      "Exactly what I had hoped for.",
      "A new one was here in two days.",
      "Best service I’ve had in years.",
      "Thank you, Mette!",
      "Solved without any fuss.",
    ],
    da: [
      "Hurtigt og venligt.",
      "Super service!",
      "Præcis som jeg håbede.",
      "Tusind tak for hjælpen.",
      "Ny vare på to dage, fedt.",
    ],
  },
  middle: {
    en: [
      "Fine in the end, but it took a while.",
      "Helpful, only I had to ask twice.",
      "All right.",
    ],
    da: ["Fint nok, men det tog lidt tid.", "Jeg måtte spørge to gange.", "Ok."],
  },
  low: {
    en: [
      "I still have only half of my order.",
      "Nobody read what I wrote.",
      "Three weeks for a lid.",
      "The answer had nothing to do with my question.",
      "Never again.",
    ],
    da: [
      "Jeg mangler stadig halvdelen.",
      "Ingen læste, hvad jeg skrev.",
      "Tre uger for et låg.",
      "Aldrig igen.",
    ],
  },
};

export function titleOf(dice: Dice, language: Language): string {
  return dice.pick(TITLES[language]).replace("{n}", String(dice.between(2, 9)));
}

export function noteOf(dice: Dice, from: keyof typeof SENTENCES, language: Language): string {
  const sentences = SENTENCES[from][language];
  const said = Array.from({ length: dice.between(1, 4) }, () => dice.pick(sentences));
  return said.join(dice.hits(0.2) ? "\n\n" : " ");
}

/** What is written under so many stars; most leave it empty, the unhappy less often. */
export function commentOf(dice: Dice, stars: number, language: Language): string | null {
  if (!dice.hits(stars <= 3 ? 0.6 : 0.3)) return null;
  const list = COMMENTS[stars >= 4 ? "high" : stars === 3 ? "middle" : "low"][language];
  const first = dice.pick(list);
  const second = dice.pick(list);
  return first === second || dice.hits(0.5) ? first : `${first} ${second}`;
}
