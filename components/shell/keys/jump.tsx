"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import { JumpSearch } from "./jump-search";
import { PlainDialog } from "./plain-dialog";

/** "Go to order…": a dialog that finds any order by a few letters. Ctrl or Cmd + K opens it anywhere. */
export function Jump() {
  const t = useTranslations("keys.jump");
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      open(dialog.current);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const go = (orderId: string) => {
    dialog.current?.close();
    router.push(`/orders/${orderId}`);
  };
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => open(dialog.current)}
        className="flex h-control w-full items-center gap-2 rounded-md border border-border bg-surface px-2 text-muted hover:text-text max-md:w-11 max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0 max-md:text-text"
      >
        <Icon name="search" />
        <span className="truncate max-md:sr-only">{t("button")}</span>
        <span aria-hidden="true" className="ms-auto whitespace-nowrap max-md:hidden">
          <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
        </span>
      </button>
      <PlainDialog ref={dialog} id="jump" title={t("title")}>
        <JumpSearch onChoose={go} />
      </PlainDialog>
    </>
  );
}

/** Not over another dialog: its work would be left unfinished. A toast calls itself one, but asks for nothing. */
function open(dialog: HTMLDialogElement | null): void {
  if (!dialog || document.querySelector("[role=dialog]:not(.toast), dialog[open]")) return;
  dialog.showModal();
  const field = dialog.querySelector("input");
  field?.focus();
  field?.select();
}
