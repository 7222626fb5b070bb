export interface LeaveFormProps {
  orderId: string;
  text: string;
  label: string;
}

/** Why the page is open on this device, and the way to close it. */
export function LeaveForm({ orderId, text, label }: LeaveFormProps) {
  return (
    <form method="post" action={`/portal/${orderId}/leave`}>
      {text}{" "}
      <button type="submit" className="min-h-11 text-accent underline underline-offset-[0.18em]">
        {label}
      </button>
    </form>
  );
}
