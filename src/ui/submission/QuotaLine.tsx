import { Callout } from "../primitives/Callout";
import { Time } from "../primitives/Time";
import { formatDateTime } from "../primitives/times";
import type { Quota } from "./types";

/** How many submissions are left today, and when the count starts anew. */
export function QuotaLine({ quota }: { quota: Quota }) {
  if (quota.used >= quota.quota) {
    return (
      <Callout tone="warn" title={`All ${quota.quota} submissions of today are used`}>
        <p>
          The next ones can be sent from {formatDateTime(quota.resetsAt)} (
          <Time at={quota.resetsAt} />
          ). A file can still be checked.
        </p>
      </Callout>
    );
  }
  return (
    <p className="num text-small">
      <strong>
        {quota.used} of {quota.quota}
      </strong>{" "}
      used today, resets at {formatDateTime(quota.resetsAt)} (<Time at={quota.resetsAt} />)
    </p>
  );
}
