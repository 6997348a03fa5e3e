import type { Metadata } from "next";
import { Missing } from "~/ui/session/Missing";

export const metadata: Metadata = { title: "No such pool" };

export default function PoolNotFoundPage() {
  return (
    <Missing
      title="There is no such pool or proposal"
      lead="The link may be mistyped. Nothing that was in a pool is ever taken off this site; look under Pools of the round."
    />
  );
}
