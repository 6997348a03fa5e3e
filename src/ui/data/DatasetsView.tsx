import { DATA_DICTIONARY, STARTERS } from "~/core/formats";
import type { RouterOutputs } from "~/trpc/types";
import { CopyButton } from "../primitives/CopyButton";
import { Disclosure } from "../primitives/Disclosure";
import { DownloadLink } from "../primitives/DownloadLink";
import { EmptyState } from "../primitives/EmptyState";
import { formatHash } from "../primitives/numbers";
import { PageHeader, Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { reasonText, type Version } from "./dataFiles";
import { FileTable } from "./FileTable";

interface DatasetsViewProps {
  round: Pick<RouterOutputs["round"]["bySlug"], "slug" | "status">;
  metric: string;
  versions: readonly Version[];
}

/** A round's data, version by version, and all that is needed to learn from it. */
export function DatasetsView({ round: { slug, status }, metric, versions }: DatasetsViewProps) {
  const [newest, ...older] = versions;
  return (
    <>
      <PageHeader
        title="Data"
        lead="Frozen versions of the judgements, each named by its hash. Scores on the leaderboard are of the newest one."
      />
      {newest ? (
        <Section title={`Version ${newest.version}`} id="newest" lead={<Made version={newest} />}>
          <FileTable slug={slug} version={newest} />
          <Verify closed={status === "closed"} />
        </Section>
      ) : (
        <EmptyState title="No data yet">
          <p>The first version is made with the first import or the first submission.</p>
        </EmptyState>
      )}
      <Kit slug={slug} metric={metric} />
      <Dictionary slug={slug} />
      {older.length > 0 && (
        <Section title="Earlier versions" id="earlier">
          <div>
            {older.map((version) => (
              <Disclosure
                key={version.version}
                summary={
                  <span>
                    Version {version.version}, <Time at={version.at} as="date" />
                  </span>
                }
              >
                <div className="grid grid-cols-1 gap-4">
                  <Made version={version} />
                  <FileTable slug={slug} version={version} />
                </div>
              </Disclosure>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function Made({ version: { at, reason, hash } }: { version: Version }) {
  return (
    <p>
      Made <Time at={at} as="dateTime" /> {reasonText(reason)}. Hash{" "}
      <code title={hash}>{formatHash(hash)}…</code>
      <CopyButton text={hash} label="Copy the hash" />
    </p>
  );
}

function Verify({ closed }: { closed: boolean }) {
  return (
    <div className="measure grid gap-2 text-quiet text-small">
      <p>
        The hash of a file is the SHA-256 of its text: <code>sha256sum train.csv</code>. Download it
        in a year, and it is the same or is not the file that was scored.
      </p>
      <p>
        Held-out files are named by a hash made with a secret seal, so that nobody can find their
        rows by trying.{" "}
        {closed
          ? "The seals are public now: the SHA-256 of the seal followed by the SHA-256 of the file, both in hex, is the hash that stood here before the close."
          : "At the close the files and the seals become public, and everybody can check that these were the rows."}
      </p>
    </div>
  );
}

function Kit({ slug, metric }: { slug: string; metric: string }) {
  const kit = `/rounds/${slug}/data/kit`;
  return (
    <Section
      title="To begin with"
      id="kit"
      lead="A starter reads items.csv and train.csv in its folder and writes a submission."
    >
      <div className="flex flex-wrap gap-x-2">
        <DownloadLink href={`${kit}/sample-submission.csv`} label="Sample submission" />
        <DownloadLink href={`${kit}/score.mjs`} label="Scoring code" />
        {Object.keys(STARTERS).map((name) => (
          <DownloadLink key={name} href={`${kit}/${name}`} label={name} />
        ))}
      </div>
      <p className="measure text-small">
        The scoring code is the one that scores the leaderboard, in one file for Node 20:{" "}
        <code className="break-words">
          node score.mjs submission.csv train.csv items.csv {metric}
        </code>
        . On the held-out files it gives the published scores to the last digit, once those are
        open.
      </p>
      {Object.entries(STARTERS).map(([name, text]) => (
        <Disclosure key={name} summary={name}>
          <section
            aria-label={name}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            className="overflow-x-auto bg-wash p-4 text-small"
          >
            <pre>{text}</pre>
          </section>
        </Disclosure>
      ))}
    </Section>
  );
}

function Dictionary({ slug }: { slug: string }) {
  const rows = DATA_DICTIONARY.flatMap(({ files, columns }) =>
    Object.entries(columns).map(([name, column]) => ({ files, name, ...column })),
  );
  return (
    <Section
      title="Columns"
      id="columns"
      lead="CSV in UTF-8. Text that a spreadsheet would run as a formula has an apostrophe in front."
    >
      <Table
        label="Columns of the files"
        columns={[
          { key: "files", header: "Files", cell: (row) => row.files },
          {
            key: "name",
            header: "Column",
            rowHeader: true,
            cell: (row) => <code>{row.name}</code>,
          },
          { key: "type", header: "Type", cell: (row) => row.type },
          {
            key: "meaning",
            header: "Meaning",
            cell: (row) => <span className="block min-w-56">{row.meaning}</span>,
          },
        ]}
        rows={rows}
        rowKey={(row) => `${row.files} ${row.name}`}
      />
      <DownloadLink href={`/rounds/${slug}/data/kit/data-dictionary.csv`} label="Download CSV" />
    </Section>
  );
}
