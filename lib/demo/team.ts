import { DEMO_OWNER } from "@/lib/base/demo-owner";
import type { Ago } from "@/lib/demo/clock";
import type { Role } from "@/lib/identity/actor";

/** The password of the three who sign in. */
export const PASSWORD = "starloop-demo";

export const OWNER_EMAIL = DEMO_OWNER;

export const SHOP = {
  name: "Holm & Hazel",
  siteUrl: "https://holm-hazel.example",
  replyTo: "hello@holm-hazel.example",
  postalAddress: "Nørregade 12, 8000 Aarhus, Denmark",
  timeZone: "Europe/Copenhagen",
  opened: "370d 09:00",
} as const;

type Person = { name: string; role: Role; email: string; joined: Ago; left?: Ago };

export const TEAM = {
  ida: { name: "Ida Lindqvist", role: "owner", email: OWNER_EMAIL, joined: "370d 09:05" },
  jonas: { name: "Jonas Bak", role: "admin", email: "admin@demo.test", joined: "368d 10:20" },
  amara: { name: "Amara Osei", role: "agent", email: "agent@demo.test", joined: "301d 09:10" },
  mette: { name: "Mette Krogh", role: "agent", email: "mette@demo.test", joined: "300d 08:45" },
  soren: {
    name: "Søren Dahl",
    role: "agent",
    email: "soren@demo.test",
    joined: "290d 09:00",
    left: "62d 16:00",
  },
  tomasz: { name: "Tomasz Wrona", role: "agent", email: "tomasz@demo.test", joined: "205d 09:00" },
  freja: { name: "Freja Holm", role: "agent", email: "freja@demo.test", joined: "40d 09:00" },
  noor: { name: "Noor Haddad", role: "agent", email: "noor@demo.test", joined: "12d 09:00" },
} as const satisfies Record<string, Person>;

export type Colleague = keyof typeof TEAM;

/** Those whose password is printed. */
export const SIGN_INS = ["ida", "jonas", "amara"] as const satisfies Colleague[];
