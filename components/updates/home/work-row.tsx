import { Link } from "@/components/shell/link";
import { ShownMoment } from "@/components/shell/shown-moment";
import { StateLine, StatusPill } from "@/components/ui/status";
import { ShownPriority } from "@/components/updates/shown-priority";
import type { WorkView } from "./work-view";

/** One update: how long, what about, the last words, its label. The title opens it and covers the row. */
export function WorkRow({ work }: { work: WorkView }) {
  const { href, waits, since, title, line, priority, status, notes } = work;
  return (
    <li className="work">
      <span className="work-lead">
        {waits ? (
          <StateLine tone="wait">
            <ShownMoment moment={since} />
          </StateLine>
        ) : (
          <ShownMoment moment={since} className="text-sm text-muted" />
        )}
      </span>
      <div className="work-main min-w-0">
        <Link href={href} className="plain cover font-strong">
          {title}
        </Link>
      </div>
      <div className="work-line">
        <p className="truncate">{line}</p>
      </div>
      <div className="work-end">
        <span className="text-sm empty:hidden">
          <ShownPriority priority={priority} />
        </span>
        <StatusPill color={status.color}>{status.name}</StatusPill>
        {notes.map((note) => (
          <span key={note} className="text-xs text-muted">
            {note}
          </span>
        ))}
      </div>
    </li>
  );
}
