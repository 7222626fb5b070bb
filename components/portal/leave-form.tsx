import { PostLine } from "./post-line";

export interface LeaveFormProps {
  orderId: string;
  text: string;
  label: string;
}

/** Why the page is open on this device, and the way to close it. */
export function LeaveForm({ orderId, ...words }: LeaveFormProps) {
  return <PostLine action={`/portal/${orderId}/leave`} {...words} />;
}
