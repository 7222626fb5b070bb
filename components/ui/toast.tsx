"use client";

import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";
import { SecondsLeft } from "./seconds-left";

const SHOWN_MS = 6000;

export interface ToastMessage {
  text: string;
  /** One act, for instance undoing what was just done. */
  action?: {
    label: string;
    onAct: () => void;
    /** So long it can be done: the toast stays and counts down, and goes when that is over. */
    seconds?: number;
  };
}

export interface ToastProviderProps {
  /** Names the region: "Messages". */
  label: string;
  children: ReactNode;
}

/**
 * Holds the toasts of a page: six seconds each unless an act has a time of its own, the clock stops on hover and focus, read out politely.
 * A toast is never the only sign of an error.
 */
export function ToastProvider({ label, children }: ToastProviderProps) {
  return (
    <Toast.Provider timeout={SHOWN_MS} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport aria-label={label} className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** `const toast = useToast(); toast({ text, action })` */
export function useToast(): (message: ToastMessage) => void {
  const { add, close } = Toast.useToastManager();
  return ({ text, action }) => {
    const seconds = action?.seconds;
    const id: string = add({
      title: text,
      // The clock of such an act does not stop, so neither does that of its toast.
      timeout: seconds && 0,
      actionProps: action && {
        children: (
          <>
            {action.label}
            {seconds && <SecondsLeft seconds={seconds} />}
          </>
        ),
        onClick: () => {
          close(id);
          action.onAct();
        },
      },
    });
    if (seconds) setTimeout(() => close(id), seconds * 1000);
  };
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} swipeDirection={["down", "right"]} className="toast">
      <Toast.Content className="flex items-center gap-3">
        <Toast.Title render={<p />} />
        {toast.actionProps && <Toast.Action className="toast-action shrink-0 whitespace-nowrap" />}
      </Toast.Content>
    </Toast.Root>
  ));
}
