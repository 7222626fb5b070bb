import texts from "@/messages/en.fault.json";

/** Words of the error pages: in a file of their own, because these pages must stand when nothing else does, and weigh little. */
export const FAULT_TEXTS = texts;
