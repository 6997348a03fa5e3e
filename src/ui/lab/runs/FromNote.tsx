import Link from "next/link";

/** Says which saved run the settings of a page came from, if any. */
export function FromNote({ from }: { from: string | null }) {
  if (!from) return null;
  return (
    <p className="pt-6 text-small">
      With the settings of{" "}
      <Link className="link" href={`/lab/runs/${from}`}>
        a saved run
      </Link>
      . What you save is your own.
    </p>
  );
}
