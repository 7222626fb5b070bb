"use client";

import { useEffect, useState } from "react";
import { Form, type FormProps } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { Dialog, DialogSection } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Icon, type IconName } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { useTranslations } from "@/lib/i18n/use-translations";
import { loadSolve } from "@/lib/updates/actions";
import type { SolveWords } from "@/lib/updates/describe-solve";

export interface SolveDialogProps {
  updateId: string;
  title: string;
  /** The customer's first name. */
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLoaded: (words: SolveWords) => void;
  form: Omit<FormProps, "children">;
}

/** Whom to tell, and every mail that follows. Read again each time it opens, so it shows what will happen now. */
export function SolveDialog(props: SolveDialogProps) {
  const { updateId, title, name, open, onOpenChange, onLoaded, form } = props;
  const t = useTranslations("updates.solve");
  const buttons = useTranslations("buttons");
  const { words, refused } = useSolveWords(updateId, open, onLoaded);
  const blocked = refused ?? words?.blocked;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={buttons("solve")}
      description={title}
      closeLabel={t("close")}
    >
      <Form {...form}>
        <DialogSection
          title={words?.notifyTitle ?? t("notifyTitle", { name })}
          action={
            <Submit
              name="notify"
              value="true"
              disabled={!words || Boolean(blocked)}
              aria-describedby={blocked ? "solve-blocked" : undefined}
            >
              {t("notify")}
            </Submit>
          }
        >
          {blocked && <FieldError id="solve-blocked">{blocked}</FieldError>}
          {!words && !refused && <LoadingMails label={t("loading")} />}
          {!blocked && words && <Mails words={words} />}
        </DialogSection>
        <DialogSection
          title={t("silentTitle", { name })}
          action={
            <Submit name="notify" value="false" variant="default">
              {t("silent")}
            </Submit>
          }
        >
          <ul>
            <MailLine
              icon="mail-x"
              text={t("silentLine", { name })}
              detail={t("silentHint")}
              more={words?.silentMore}
            />
          </ul>
        </DialogSection>
      </Form>
    </Dialog>
  );
}

type Loaded = { words?: SolveWords; refused?: string };

function useSolveWords(
  updateId: string,
  open: boolean,
  onLoaded: (words: SolveWords) => void,
): Loaded {
  const lost = useTranslations("form")("lost");
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

type MailLineProps = { icon: IconName; text: string; detail: string; more?: string | null };

function MailLine({ icon, text, detail, more }: MailLineProps) {
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 text-sm">
      <Icon name={icon} className="mt-px text-muted" />
      <span>
        {text}
        <span className="block text-muted">{detail}</span>
        {more && <span className="block text-muted">{more}</span>}
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
