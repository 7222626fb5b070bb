import { migrate } from "@/db/migrate";
import { env } from "@/lib/base/env";

await migrate(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL);
