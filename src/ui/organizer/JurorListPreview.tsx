import { countOf } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { Table } from "../primitives/Table";
import type { JurorListRead } from "./types";

const SHOWN_FIRST = 10;

/** What a list of jurors is read as: everything wrong with it, or who would be invited. */
export function JurorListPreview({ read }: { read: JurorListRead }) {
  const { rows, known, ignored, problems, problemCount } = read;
  if (problemCount > 0) {
    return (
      <ProblemList
        problems={problems}
        total={problemCount}
        title={`${countOf(problemCount, "problem")} to correct; nobody was invited`}
      />
    );
  }
  return (
    <div className="grid gap-3">
      {rows.length === 0 ? (
        <p>Nobody on this list is new.</p>
      ) : (
        <Table
          label="Jurors to invite"
          columns={[
            { key: "line", header: "Line", numeric: true, narrow: true, cell: (r) => r.line },
            { key: "name", header: "Name", rowHeader: true, cell: (r) => r.name || "–" },
            { key: "email", header: "Email", cell: (r) => r.email || "–" },
            { key: "label", header: "Label", cell: (r) => r.label || "–" },
            { key: "note", header: "Note", cell: (r) => r.note || "–" },
          ]}
          rows={rows.slice(0, SHOWN_FIRST)}
          rowKey={(r) => String(r.line)}
        />
      )}
      {rows.length > SHOWN_FIRST && (
        <p className="text-quiet text-small">
          The first {SHOWN_FIRST} of {rows.length} are shown.
        </p>
      )}
      {known.length > 0 && (
        <ul className="grid gap-1 text-small text-warn">
          {known.slice(0, SHOWN_FIRST).map(({ line, email, why }) => (
            <li key={line}>
              Line {line} is left out: {email} {why}.
            </li>
          ))}
          {known.length > SHOWN_FIRST && <li>And {known.length - SHOWN_FIRST} more.</li>}
        </ul>
      )}
      {ignored.length > 0 && (
        <p className="text-quiet text-small">Columns that are not read: {ignored.join(", ")}.</p>
      )}
    </div>
  );
}
