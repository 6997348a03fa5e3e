import Link from "next/link";
import { PageHeader, Section } from "../primitives/PageHeader";
import { type ApiDocument, operationsOf } from "./document";
import { Ground } from "./Ground";
import { OperationView } from "./OperationView";
import { WebhookNotes } from "./WebhookNotes";

const TITLES: Record<string, string> = {
  token: "Who asks",
  round: "Rounds",
  project: "Projects",
  submission: "Submissions",
  leaderboard: "Leaderboard",
  fit: "Fits and weights",
  juror: "Judgements",
  comparison: "Comparisons",
  audit: "Audit trail",
  webhook: "Webhooks",
};

/** Everything a program may ask, as the server's own OpenAPI document lists it. */
export function Reference({ document }: { document: ApiDocument }) {
  const operations = operationsOf(document);
  const found = new Set(operations.map(({ noun }) => noun));
  const nouns = [...new Set([...Object.keys(TITLES), ...found])].filter((noun) => found.has(noun));
  const server = document.servers[0]?.url ?? "";
  return (
    <>
      <PageHeader
        title="API reference"
        lead="The same procedures that these pages use, for the command line and your own programs."
      />
      <p className="text-small">
        <a href="/api/v1/openapi.json" className="link">
          openapi.json
        </a>{" "}
        (OpenAPI 3.1) has all of this for generators;{" "}
        <Link href="/account#tokens" className="link">
          tokens and webhooks
        </Link>{" "}
        are made on the account page.
      </p>
      <Ground server={server} />
      {nouns.map((noun) => (
        <Section key={noun} title={TITLES[noun] ?? noun} id={noun}>
          <div className="grid grid-cols-1 gap-0">
            {operations
              .filter((operation) => operation.noun === noun)
              .map((operation) => (
                <OperationView key={operation.id} operation={operation} server={server} />
              ))}
          </div>
        </Section>
      ))}
      <WebhookNotes />
    </>
  );
}
