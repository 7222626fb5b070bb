"use client";

import { type ComponentProps, type ReactNode, useEffect, useState } from "react";
import { Dialog, DialogSection } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Icon, type IconName } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { loadSolve } from "@/lib/updates/actions";
import type { SolveWords } from "@/lib/updates/describe-solve";

export type SolveSent = SolveWords;

export interface SolveDialogTexts {
  dialogTitle: string;
  close: string;
  notifyTitle: string;
  notify: string;
  silentTitle: string;
  silent: string;
  silentLine: string;
  silentHint: string;
  solving: string;
  loading: string;
  lost: string;
}

export interface SolveDialogProps {
  updateId: string;
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLoaded: (words: SolveWords) => void;
  form: Pick<ComponentProps<"form">, "action" | "onSubmit">;
  pending: boolean;
  target: ReactNode;
  texts: SolveDialogTexts;
}

/** Whom to tell, and every mail that follows. Read again each time it opens, so it shows what will happen now. */
export function SolveDialog(props: SolveDialogProps) {
  const { updateId, title, open, onOpenChange, onLoaded, form, pending, target, texts } = props;
  const { words, refused } = useSolveWords(updateId, open, onLoaded, texts.lost);
  const blocked = refused ?? words?.blocked;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={texts.dialogTitle}
      description={title}
      closeLabel={texts.close}
    >
      <form {...form}>
        {target}
        <DialogSection
          title={words?.notifyTitle ?? texts.notifyTitle}
          action={
            <SubmitButton
              name="notify"
              value="true"
              pending={pending}
              disabled={!words || Boolean(blocked)}
              aria-describedby={blocked ? "solve-blocked" : undefined}
            >
              {texts.notify}
            </SubmitButton>
          }
        >
          {blocked && <FieldError id="solve-blocked">{blocked}</FieldError>}
          {!words && !refused && <LoadingMails label={texts.loading} />}
          {!blocked && words && <Mails words={words} />}
        </DialogSection>
        <DialogSection
          title={texts.silentTitle}
          action={
            <SubmitButton name="notify" value="false" variant="default" pending={pending}>
              {texts.silent}
            </SubmitButton>
          }
        >
          <ul>
            <MailLine icon="mail-x" text={texts.silentLine} detail={texts.silentHint} />
          </ul>
        </DialogSection>
      </form>
    </Dialog>
  );
}

type Loaded = { words?: SolveWords; refused?: string };

function useSolveWords(
  updateId: string,
  open: boolean,
  onLoaded: (words: SolveWords) => void,
  lost: string,
): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time it opens
  useEffect(() => {
    if (!open) return;
    let current = true;
    const load = async () => {
      const answer = await loadSolve(updateId).catch(() => ({ refused: lost }));
      if (!current) return;
      setLoaded(answer);
      if ("words" in answer) onLoaded(answer.words);
    };
    setLoaded({});
    void load();
    return () => {
      current = false;
    };
  }, [open, updateId]);
  return loaded;
}

function Mails({ words }: { words: SolveWords }) {
  return (
    <ul className="grid gap-2">
      {words.mails.map((mail) => (
        <MailLine key={mail.text} icon="mail" {...mail} />
      ))}
    </ul>
  );
}

function MailLine({ icon, text, detail }: { icon: IconName; text: string; detail: string }) {
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 text-sm">
      <Icon name={icon} className="mt-px text-muted" />
      <span>
        {text}
        <span className="block text-muted">{detail}</span>
      </span>
    </li>
  );
}

function LoadingMails({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-3 py-1">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-3 w-3/5" />
      <Skeleton className="h-3 w-2/5" />
      <Skeleton className="h-3 w-1/2" />
      <Skeleton className="h-3 w-2/5" />
    </div>
  );
}
