import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { formatHash } from "../primitives/numbers";
import { Time } from "../primitives/Time";
import { ChangeTable } from "./ChangeTable";

interface AmendmentListProps {
  amendments: RouterOutputs["round"]["amendments"];
  pool: RouterOutputs["round"]["bySlug"]["pool"];
}

/** The rules from publication on: each state by its hash, each change with its reason. */
export function AmendmentList({
  amendments: { published, amendments, verified },
  pool,
}: AmendmentListProps) {
  if (!published) return null;
  return (
    <div className="grid grid-cols-1 gap-6">
      {!verified && (
        <Callout tone="error" title="The hashes do not hold">
          <p>At least one state of the rules no longer has the hash it was recorded with.</p>
        </Callout>
      )}
      <ol className="grid grid-cols-1 gap-8">
        <li className="grid gap-1">
          <p>
            <strong>Published</strong>
            {published.at && (
              <>
                {" "}
                on <Time at={published.at} as="dateTime" />
              </>
            )}
          </p>
          <Hash hash={published.hash} />
        </li>
        {amendments.map((amendment) => (
          <li key={amendment.number} className="grid grid-cols-1 gap-3">
            <p>
              <strong>Amendment {amendment.number}</strong> on{" "}
              <Time at={amendment.at} as="dateTime" /> by {amendment.by ?? "an organizer"}
            </p>
            <p className="measure whitespace-pre-line">{amendment.reason}</p>
            <ChangeTable
              label={`What amendment ${amendment.number} changes`}
              changes={amendment.changes}
              pool={pool}
            />
            <Hash hash={amendment.hashAfter} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Hash({ hash }: { hash: string }) {
  return (
    <p className="text-quiet text-small">
      Settings hash <code title={hash}>{formatHash(hash)}…</code>
    </p>
  );
}
