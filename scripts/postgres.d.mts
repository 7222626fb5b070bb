/** Runs the embedded PostgreSQL with its data in `dataDir/postgres`, or joins the one that runs there already. */
export function startPostgres(options: {
  dataDir: string;
  password: string;
  fast?: boolean;
}): Promise<{ url: string; joined: boolean; stop(): Promise<void> }>;
