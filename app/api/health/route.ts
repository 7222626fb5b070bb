import { answer, respond } from "@/lib/http/api-error";
import { isMigrated } from "@/lib/http/health";
import { methods } from "@/lib/http/methods";
import { readStandstill } from "@/lib/mail/dispatch/standstill";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: async (request: Request) => {
    if (new URL(request.url).searchParams.has("full")) return readAll();
    const healthy = await isMigrated().catch(() => false);
    return respond(
      healthy ? answer(200, { status: "ok" }) : answer(503, { status: "unavailable" }),
    );
  },
});

/** Each part by itself, for whoever watches the installation. */
async function readAll(): Promise<Response> {
  const [migrated, mail] = await Promise.all([
    isMigrated().catch(() => null),
    readStandstill().catch(() => null),
  ]);
  const healthy = migrated === true && mail !== null && !mail.isWorkerAway && !mail.isMailLate;
  return respond(
    answer(healthy ? 200 : 503, {
      status: say(healthy),
      web: "ok",
      database: migrated === null ? "unavailable" : "ok",
      migrations: say(migrated),
      worker: say(mail && !mail.isWorkerAway),
      email: say(mail && !mail.isMailLate),
      newestHeartbeat: mail?.newestBeatAt?.toISOString() ?? null,
      oldestDueEmail: mail?.oldestDueAt?.toISOString() ?? null,
    }),
  );
}

/** What only the database knows is unknown while it doesn't answer. */
function say(good: boolean | null): string {
  if (good === null) return "unknown";
  return good ? "ok" : "unavailable";
}
