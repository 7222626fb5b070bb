import { SECOND } from "@/lib/base/time";

/** So long requests, jobs and the emails being sent may go on once their process is told to stop; the same time for all. */
export const GRACE = 10 * SECOND;
