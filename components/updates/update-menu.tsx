"use client";

import { useState } from "react";
import { Field, SelectField } from "@/components/form/field";
import { useFormAction } from "@/components/form/use-form-action";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Option } from "@/components/ui/options";
import { PRIORITIES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { assign, changePriority, changeStatus, hide, retitle, show } from "@/lib/updates/actions";
import { useAssignKey } from "./card-keys";
import { ChangeDialog } from "./change-dialog";
import { useCardAnswer } from "./use-card-answer";

export interface UpdateMenuProps {
  update: {
    id: string;
    title: string;
    statusId: string;
    priority: string;
    assigneeId: string | null;
    /** Open updates can be renamed and given another status. */
    open: boolean;
    visible: boolean;
    /** Whether the switch between shown and hidden exists now. */
    switchable: boolean;
  };
  /** The customer's first name. */
  name: string;
  members: Option[];
  statuses: Option[];
}

const CHANGES = {
  assign: { action: assign, title: "change.assignTitle", done: "change.assigned" },
  status: { action: changeStatus, title: "change.statusTitle", done: "change.relabelled" },
  priority: { action: changePriority, title: "change.priorityTitle", done: "change.prioritised" },
  title: { action: retitle, title: "change.titleTitle", done: "change.retitled" },
} as const;
type Change = keyof typeof CHANGES;

/** What is rarer than solving: assignee, status, title, and who sees it. */
export function UpdateMenu(props: UpdateMenuProps) {
  const { update, name } = props;
  const t = useTranslations("updates");
  const [change, setChange] = useState<Change | null>(null);
  // Nobody asks for most of these: each comes into being when it is first opened.
  const [last, setLast] = useState<Change | null>(null);
  const open = (which: Change) => {
    setLast(which);
    setChange(which);
  };
  const toggle = useVisibility(update, name);
  useAssignKey(update.id, () => open("assign"));
  return (
    <>
      <Menu label={t("menu.label")}>
        <MenuItem icon="user-plus" onSelect={() => open("assign")}>
          {t("menu.assign")}
        </MenuItem>
        {update.open && (
          <>
            <MenuItem icon="circle-dot" onSelect={() => open("status")}>
              {t("menu.status")}
            </MenuItem>
            <MenuItem icon="bell" onSelect={() => open("priority")}>
              {t("menu.priority")}
            </MenuItem>
            <MenuItem icon="pencil" onSelect={() => open("title")}>
              {t("menu.title")}
            </MenuItem>
          </>
        )}
        {update.switchable && (
          <>
            <MenuSeparator />
            <MenuItem icon={update.visible ? "lock" : "eye"} onSelect={toggle}>
              {t(update.visible ? "menu.hide" : "menu.show", { name })}
            </MenuItem>
          </>
        )}
      </Menu>
      {last && (
        <ChangeDialog
          key={last}
          open={change === last}
          onClose={() => setChange(null)}
          update={update}
          action={CHANGES[last].action}
          title={t(CHANGES[last].title)}
          done={t(CHANGES[last].done)}
        >
          <Wanted {...props} change={last} />
        </ChangeDialog>
      )}
    </>
  );
}

/** The field of a change. */
function Wanted({ change, update, name, members, statuses }: UpdateMenuProps & { change: Change }) {
  const t = useTranslations("updates");
  const labels = useTranslations("labels");
  if (change === "title") {
    return <Field name="title" hint={update.visible && t("change.titleHint", { name })} />;
  }
  if (change === "status") {
    const options = statuses.map(choice);
    return <SelectField name="statusId" hint={t("change.statusHint")} options={options} />;
  }
  if (change === "priority") {
    const options = PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }));
    return <SelectField name="priority" hint={t("change.priorityHint")} options={options} />;
  }
  const nobody = { value: "", label: labels("noAssignee") };
  return <SelectField name="assigneeId" options={[nobody, ...members.map(choice)]} />;
}

function choice({ id, name }: Option) {
  return { value: id, label: name };
}

function useVisibility({ id, visible }: UpdateMenuProps["update"], name: string): () => void {
  const t = useTranslations("updates.menu");
  const act = useFormAction(visible ? hide : show, {
    lost: useTranslations("form")("lost"),
    ...useCardAnswer(t(visible ? "hidden" : "shown", { name })),
  });
  return () => {
    const form = new FormData();
    form.set("updateId", id);
    form.set("submissionId", act.submissionId);
    act.send(form);
  };
}
