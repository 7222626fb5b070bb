/** Runs the embedded PostgreSQL with its data in `dataDir/postgres`, or joins the one that runs there already. */
export function startPostgres(options: {
  dataDir: string;
  passwords: { superuser: string; owner: string; application: string };
  fast?: boolean;
}): Promise<{
  /** The application's address, that of who owns the tables, and that of neither. */
  url: string;
  ownerUrl: string;
  superuserUrl: string;
  joined: boolean;
  stop(): Promise<void>;
}>;
