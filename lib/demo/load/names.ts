import type { Dice } from "@/lib/demo/load/dice";

type People = { first: string[]; last: string[]; locale: "da" | "en" | null };

/** Whom shops of the north sell to; the last ones write their names in letters of their own. */
const PEOPLE: People[] = [
  {
    first:
      "Anne Mette Kirsten Hanne Søren Jens Lars Bjørn Freja Åse Ørjan Frederik Mikkel Signe Ida Asger Tove Niels Kasper Liv".split(
        " ",
      ),
    last: "Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Møller Østergaard Kjær Bæk Ågård Toft Ravn Holm Dam Skov".split(
      " ",
    ),
    locale: "da",
  },
  {
    first:
      "Emma Oliver James Grace Charlotte Aoife Siobhán Thomas Eleanor Harry Zoë Chloë Sam Ruby Noah Amelia".split(
        " ",
      ),
    last: "Smith Jones Taylor Brown O’Neill O'Connor Whitfield Hughes Carter Fitzgerald-Moore Walker Wright Green Hall".split(
      " ",
    ),
    locale: "en",
  },
  {
    first:
      "Jürgen Anaïs François Łukasz Agnieszka José María Ömer Şule Ștefan Zuzana Håkan Elín".split(
        " ",
      ),
    last: "Müller Groß Lefèvre Wiśniewski Núñez Yıldız Popescu Dvořák Lindström Þórsdóttir Nguyễn".split(
      " ",
    ),
    locale: null,
  },
  {
    first: ["Μαρία", "Αλέξανδρος", "Олена", "Дмитро", "伟", "さくら", "محمد", "יעל", "지우"],
    last: ["Παπαδόπουλος", "Шевченко", "王", "佐藤", "الأحمد", "כהן", "김"],
    locale: null,
  },
];
const SHARES = [55, 28, 14, 3];

export type PersonName = { first: string; last: string; locale: "da" | "en" | null };

export function nameOf(dice: Dice): PersonName {
  const { first, last, locale } = PEOPLE[dice.weighed(SHARES)] as People;
  const given = dice.hits(0.06) ? `${dice.pick(first)} ${dice.pick(first)}` : dice.pick(first);
  return { first: given, last: dice.pick(last), locale };
}

/** An address of the reserved domain that is nobody's, and says who it stands for where ASCII can. */
export function addressOf({ first, last }: PersonName, number: number): string {
  const plain = `${first}.${last}`
    .toLowerCase()
    .replace(/æ/g, "ae")
    .replace(/ø/g, "oe")
    .normalize("NFD")
    .replace(/[^a-z.]/g, "");
  return `${plain.length > 3 ? plain : "customer"}.${number}@example.com`;
}

/** The team's names; the first is the owner, the second an admin. */
export const TEAM_NAMES = [
  "Karla Winther",
  "Jonas Bak",
  "Amara Osei",
  "Mette Krogh",
  "Tomasz Wrona",
  "Freja Holm",
  "Noor Haddad",
  "Søren Dahl",
  "Lucía Ibáñez",
  "Oskar Lindahl",
  "Priya Raman",
  "Emil Thomsen",
] as const;
