"use client";

import { useState } from "react";
import { useAssignKey } from "@/components/dashboard/card-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { type Option, Options } from "@/components/ui/options";
import { useToast } from "@/components/ui/toast";
import { assign, hide, prioritise, relabel, retitle, show } from "@/lib/updates/actions";
import { useCardReport } from "./card-notice";
import { ChangeDialog, type ChangeDialogTexts } from "./change-dialog";
import { refusalOf } from "./refusal-of";

export interface UpdateMenuProps {
  update: {
    id: string;
    title: string;
    statusId: string;
    priority: string;
    assigneeId: string | null;
    /** Open updates can be renamed and relabelled. */
    open: boolean;
    visible: boolean;
    /** Whether the switch between shown and hidden exists now. */
    switchable: boolean;
  };
  members: Option[];
  statuses: Option[];
  texts: ChangeDialogTexts & {
    label: string;
    assign: string;
    status: string;
    title: string;
    show: string;
    hide: string;
    shown: string;
    hidden: string;
    nobody: string;
    assignTitle: string;
    assignee: string;
    assigned: string;
    statusTitle: string;
    statusLabel: string;
    statusHint: string;
    relabelled: string;
    priority: string;
    priorityTitle: string;
    priorityLabel: string;
    priorityHint: string;
    prioritised: string;
    priorities: Option[];
    titleTitle: string;
    titleLabel: string;
    titleHint: string;
    retitled: string;
  };
}

type Change = "assign" | "status" | "priority" | "title";

/** What is rarer than solving: assignee, status, title, and who sees it. */
export function UpdateMenu({ update, members, statuses, texts }: UpdateMenuProps) {
  const [change, setChange] = useState<Change | null>(null);
  const toggle = useVisibility(update, texts);
  useAssignKey(update.id, () => setChange("assign"));
  const dialog = (which: Change) => ({
    open: change === which,
    onClose: () => setChange(null),
    updateId: update.id,
    updateTitle: update.title,
    texts,
  });
  const id = (name: string) => `${name}-${update.id}`;
  return (
    <>
      <Menu label={texts.label}>
        <MenuItem icon="user-plus" onSelect={() => setChange("assign")}>
          {texts.assign}
        </MenuItem>
        {update.open && (
          <>
            <MenuItem icon="circle-dot" onSelect={() => setChange("status")}>
              {texts.status}
            </MenuItem>
            <MenuItem icon="bell" onSelect={() => setChange("priority")}>
              {texts.priority}
            </MenuItem>
            <MenuItem icon="pencil" onSelect={() => setChange("title")}>
              {texts.title}
            </MenuItem>
          </>
        )}
        {update.switchable && (
          <>
            <MenuSeparator />
            <MenuItem icon={update.visible ? "lock" : "eye"} onSelect={toggle}>
              {update.visible ? texts.hide : texts.show}
            </MenuItem>
          </>
        )}
      </Menu>
      <ChangeDialog
        {...dialog("assign")}
        act={assign}
        title={texts.assignTitle}
        done={texts.assigned}
      >
        {(errors) => (
          <Field id={id("assignee")} label={texts.assignee} error={errors.assigneeId}>
            <Select name="assigneeId" defaultValue={update.assigneeId ?? ""}>
              <option value="">{texts.nobody}</option>
              <Options list={members} />
            </Select>
          </Field>
        )}
      </ChangeDialog>
      <ChangeDialog
        {...dialog("status")}
        act={relabel}
        title={texts.statusTitle}
        done={texts.relabelled}
      >
        {(errors) => (
          <Field
            id={id("status")}
            label={texts.statusLabel}
            hint={texts.statusHint}
            error={errors.statusId}
          >
            <Select name="statusId" defaultValue={update.statusId}>
              <Options list={statuses} />
            </Select>
          </Field>
        )}
      </ChangeDialog>
      <ChangeDialog
        {...dialog("priority")}
        act={prioritise}
        title={texts.priorityTitle}
        done={texts.prioritised}
      >
        {(errors) => (
          <Field
            id={id("priority")}
            label={texts.priorityLabel}
            hint={texts.priorityHint}
            error={errors.priority}
          >
            <Select name="priority" defaultValue={update.priority}>
              <Options list={texts.priorities} />
            </Select>
          </Field>
        )}
      </ChangeDialog>
      <ChangeDialog
        {...dialog("title")}
        act={retitle}
        title={texts.titleTitle}
        done={texts.retitled}
      >
        {(errors) => (
          <Field
            id={id("title")}
            label={texts.titleLabel}
            hint={update.visible && texts.titleHint}
            error={errors.title}
          >
            <Input name="title" defaultValue={update.title} autoComplete="off" />
          </Field>
        )}
      </ChangeDialog>
    </>
  );
}

function useVisibility(
  update: UpdateMenuProps["update"],
  texts: UpdateMenuProps["texts"],
): () => void {
  const toast = useToast();
  const report = useCardReport();
  const act = useFormAction(update.visible ? hide : show, {
    lost: texts.lost,
    onDone: () => {
      report(null);
      toast({ text: update.visible ? texts.hidden : texts.shown });
    },
    onRefused: (state) => report(refusalOf(state)),
  });
  return () => {
    const form = new FormData();
    form.set("updateId", update.id);
    form.set("submissionId", act.submissionId);
    act.send(form);
  };
}
