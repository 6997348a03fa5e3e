import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { countOf } from "../primitives/numbers";
import { RepairList } from "../primitives/RepairList";

interface AddressReportProps {
  fileName: string;
  report: RouterOutputs["project"]["setPayoutAddresses"];
}

/** What an address file changed, and whose address is still missing. */
export function AddressReport({ fileName, report }: AddressReportProps) {
  const { set, unchanged, missing, repairs } = report;
  return (
    <div className="grid gap-3">
      <Callout title={`${fileName}: ${countOf(set, "address", "addresses")} set`}>
        <p>
          {unchanged > 0 && `${unchanged} were the same already. `}
          {missing.length === 0
            ? "Every project has an address now."
            : `Still without one, so held back: ${missing.join(", ")}.`}
        </p>
      </Callout>
      <RepairList repairs={repairs} />
    </div>
  );
}
