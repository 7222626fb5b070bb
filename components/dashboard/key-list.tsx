"use client";

import { Kbd } from "@/components/ui/text";
import { PlainDialog } from "./plain-dialog";
import { useSingleKey } from "./use-single-key";

export interface KeyListProps {
  title: string;
  close: string;
  hint: string;
  groups: { name: string; keys: { keys: string[]; does: string }[] }[];
}

const ID = "key-list";

/** `?` lists every key. */
export function KeyList({ title, close, hint, groups }: KeyListProps) {
  useSingleKey(act);
  return (
    <PlainDialog id={ID} title={title} closeLabel={close}>
      <div className="grid gap-4 px-4 pb-5 sm:grid-cols-2 sm:px-5">
        {groups.map((group) => (
          <section key={group.name}>
            <h3 className="text-sm text-muted">{group.name}</h3>
            <dl className="mt-1 grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1.5">
              {group.keys.map(({ keys, does }) => (
                <div key={does} className="contents">
                  <dt className="flex flex-wrap gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="text-sm text-muted sm:col-span-2">{hint}</p>
      </div>
    </PlainDialog>
  );
}

function act(event: KeyboardEvent): void {
  if (event.key !== "?") return;
  const dialog = document.getElementById(ID);
  if (!(dialog instanceof HTMLDialogElement)) return;
  dialog.showModal();
  dialog.querySelector("h2")?.focus();
}
