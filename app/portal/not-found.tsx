import { ClosedOrder } from "@/components/portal/closed-order";

export default ClosedOrder;
