import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

type Namespace = keyof Awaited<ReturnType<typeof getMessages>>;

export interface WordsProps {
  /** The parts of the catalogue that the client components below read with `useTranslations`. */
  of?: readonly Namespace[];
  children: ReactNode;
}

/** Hands parts of the catalogue to the client components below, and the words of every form. */
export async function Words({ of = [], children }: WordsProps) {
  const all = await getMessages();
  const handed = Object.fromEntries(["form" as const, ...of].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={handed}>{children}</NextIntlClientProvider>;
}
