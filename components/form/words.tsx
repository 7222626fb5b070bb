import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { NamespaceKeys, NestedKeyOf } from "use-intl/core";
import type { Messages } from "@/lib/i18n/texts";

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Branch = { [name: string]: Branch | string };

export interface WordsProps {
  /** The parts of the catalogue that the client components below read with `useTranslations`. */
  of?: readonly Namespace[];
  children: ReactNode;
}

/** Hands parts of the catalogue to the client components below, and the words of every form. */
export async function Words({ of = [], children }: WordsProps) {
  const all = (await getMessages()) as Branch;
  const handed: Branch = {};
  for (const path of ["form", ...of]) copyBranch(all, handed, path.split("."));
  return <NextIntlClientProvider messages={handed}>{children}</NextIntlClientProvider>;
}

function copyBranch(from: Branch, to: Branch, [name = "", ...rest]: string[]): void {
  const branch = from[name];
  if (branch === undefined || typeof branch === "string" || rest.length === 0) {
    to[name] = branch ?? {};
    return;
  }
  const copy = { ...(to[name] as Branch | undefined) };
  copyBranch(branch, copy, rest);
  to[name] = copy;
}
