/** Whether `GET /api/health` of a web process answers 200. */
export function isHealthy(url: string): Promise<boolean>;
