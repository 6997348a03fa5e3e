import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { Time } from "../primitives/Time";
import { fieldText, valueText } from "./amendmentText";

type Amendments = RouterOutputs["round"]["amendments"];

interface AmendmentNoticeProps {
  amendments: Amendments;
  round: Pick<RouterOutputs["round"]["bySlug"], "slug" | "pool">;
}

/** That the rules changed since publication, and what the last change was. Nothing where none did. */
export function AmendmentNotice({ amendments, round }: AmendmentNoticeProps) {
  const last = amendments.amendments.at(-1);
  if (!last) return null;
  return (
    <div className="pt-6">
      <Callout
        tone="warn"
        title={
          <>
            Amended <Time at={last.at} as="date" />:{" "}
            {last.changes
              .map(
                ({ field, after }) => `${fieldText(field)}: ${valueText(field, after, round.pool)}`,
              )
              .join("; ")}
          </>
        }
      >
        <p>
          {last.reason}{" "}
          <a href={`/rounds/${round.slug}#amendments`} className="underline">
            All amendments
          </a>
        </p>
      </Callout>
    </div>
  );
}
