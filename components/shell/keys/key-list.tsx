"use client";

import { useCallback, useState } from "react";
import { flushSync } from "react-dom";
import { Kbd } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import { PlainDialog } from "./plain-dialog";
import { useSingleKey } from "./use-single-key";

const ID = "key-list";

/** What the keys do, by where they do it. */
const GROUPS = [
  [
    "everywhere",
    [
      ["jump", "Ctrl", "K"],
      ["send", "Ctrl", "Enter"],
      ["close", "Esc"],
      ["list", "?"],
    ],
  ],
  [
    "lists",
    [
      ["search", "/"],
      ["next", "j"],
      ["previous", "k"],
      ["open", "Enter"],
    ],
  ],
  [
    "order",
    [
      ["reply", "r"],
      ["note", "n"],
      ["solve", "e"],
      ["assign", "a"],
      ["nextCard", "j"],
      ["previousCard", "k"],
    ],
  ],
] as const;

/** `?` lists every key; no page brings the list along before somebody asks. */
export function KeyList() {
  const t = useTranslations("keys");
  const [asked, ask] = useState(false);
  const press = useCallback((event: KeyboardEvent) => {
    if (event.key !== "?") return;
    flushSync(() => ask(true));
    show();
  }, []);
  useSingleKey(press);
  return (
    <PlainDialog id={ID} title={t("title")}>
      {asked && <Keys />}
    </PlainDialog>
  );
}

function Keys() {
  const t = useTranslations("keys");
  return (
    <div className="grid gap-4 px-4 pb-5 sm:grid-cols-2 sm:px-5">
      {GROUPS.map(([group, rows]) => (
        <section key={group}>
          <h3 className="text-sm text-muted">{t(`groups.${group}`)}</h3>
          <dl className="mt-1 grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1.5">
            {rows.map(([does, ...keys]) => (
              <div key={does} className="contents">
                <dt className="flex flex-wrap gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{t(`does.${does}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="text-sm text-muted sm:col-span-2">{t("hint")}</p>
    </div>
  );
}

function show(): void {
  const dialog = document.getElementById(ID);
  if (!(dialog instanceof HTMLDialogElement)) return;
  dialog.showModal();
  dialog.querySelector("h2")?.focus();
}
