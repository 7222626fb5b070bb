import { buttonClass } from "@/components/ui/button-class";

export interface FreshLinkFormProps {
  address: string;
  /** Made when the page was rendered: the button mails once, however often it is pressed. */
  requestId: string;
  label: string;
  big?: boolean;
}

/** "Email me a new link", a plain post. */
export function FreshLinkForm({ address, requestId, label, big }: FreshLinkFormProps) {
  return (
    <form method="post" action={address}>
      <input type="hidden" name="requestId" value={requestId} autoComplete="off" />
      <button
        type="submit"
        className={buttonClass({ variant: big ? "primary" : "default", big, wide: big })}
      >
        {label}
      </button>
    </form>
  );
}
