import { UnknownLink } from "@/components/portal/unknown-link";

export default UnknownLink;
