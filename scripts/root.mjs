import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder package.json lies in. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
