import Link from "next/link";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { LAB_PAGES } from "./labPages";

/** What can be tried, and where. */
export function LabIndex() {
  return (
    <>
      <PageHeader
        title="The lab"
        lead="Try a mechanism before money moves. Everything is computed in your browser from a seed: the same link shows the same numbers to everybody."
        actions={<LinkButton href="/lab/runs">Your saved runs</LinkButton>}
      />
      <ul className="divide-y divide-rule border-rule border-y">
        {LAB_PAGES.map(({ key, title, lead }) => (
          <li key={key} className="grid gap-1 py-5">
            <h2 className="text-h3">
              <Link href={`/lab/${key}`} className="link">
                {title}
              </Link>
            </h2>
            <p className="measure text-quiet">{lead}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
