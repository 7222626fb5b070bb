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

type Change = "assign" | "status" | "priority" | "title";

/** What is rarer than solving: assignee, status, title, and who sees it. */
export function UpdateMenu({ update, name, members, statuses }: UpdateMenuProps) {
  const t = useTranslations("updates");
  const labels = useTranslations("labels");
  const [change, setChange] = useState<Change | null>(null);
  const toggle = useVisibility(update, name);
  useAssignKey(update.id, () => setChange("assign"));
  const dialog = (which: Change) => ({
    open: change === which,
    onClose: () => setChange(null),
    update,
  });
  return (
    <>
      <Menu label={t("menu.label")}>
        <MenuItem icon="user-plus" onSelect={() => setChange("assign")}>
          {t("menu.assign")}
        </MenuItem>
        {update.open && (
          <>
            <MenuItem icon="circle-dot" onSelect={() => setChange("status")}>
              {t("menu.status")}
            </MenuItem>
            <MenuItem icon="bell" onSelect={() => setChange("priority")}>
              {t("menu.priority")}
            </MenuItem>
            <MenuItem icon="pencil" onSelect={() => setChange("title")}>
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
      <ChangeDialog
        {...dialog("assign")}
        action={assign}
        title={t("change.assignTitle")}
        done={t("change.assigned")}
      >
        <SelectField
          name="assigneeId"
          options={[{ value: "", label: labels("noAssignee") }, ...members.map(choice)]}
        />
      </ChangeDialog>
      <ChangeDialog
        {...dialog("status")}
        action={changeStatus}
        title={t("change.statusTitle")}
        done={t("change.relabelled")}
      >
        <SelectField name="statusId" hint={t("change.statusHint")} options={statuses.map(choice)} />
      </ChangeDialog>
      <ChangeDialog
        {...dialog("priority")}
        action={changePriority}
        title={t("change.priorityTitle")}
        done={t("change.prioritised")}
      >
        <SelectField
          name="priority"
          hint={t("change.priorityHint")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </ChangeDialog>
      <ChangeDialog
        {...dialog("title")}
        action={retitle}
        title={t("change.titleTitle")}
        done={t("change.retitled")}
      >
        <Field name="title" hint={update.visible && t("change.titleHint", { name })} />
      </ChangeDialog>
    </>
  );
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
