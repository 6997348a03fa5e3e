"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Select } from "../primitives/controls";
import { DownloadButton } from "../primitives/DownloadButton";
import { Field } from "../primitives/Field";
import { countOf } from "../primitives/numbers";

const FORMATS = {
  "plain-outcome": { title: "a, b, outcome", about: "Every judgement: 1, 0 or 0.5." },
  "plain-judgement": {
    title: "a, b, outcome, logRatio",
    about: "Every judgement, with its strength where one is stated.",
  },
  "plain-ratio": { title: "a, b, logRatio", about: "Judgements that state a strength." },
  "plain-winner": { title: "winner, loser", about: "Without those that said equal." },
  trial2025: { title: "Deep Funding trial 2025", about: "Choice and multiplier." },
  "gg24-public": {
    title: "GG24 public pairs",
    about: "Names no juror: equal answers of two jurors read as one.",
  },
  "gg24-resolution": { title: "GG24 resolution", about: "Winner, loser and magnitude." },
  synthetic: { title: "Synthetic jurors", about: "Who won, without a strength." },
  record: {
    title: "Whole record",
    about: "Every version, with what is withdrawn, voided or adjusted, and the public reasons.",
  },
} as const;

type Format = keyof typeof FORMATS;

/** The judgements as a file, in the formats of the field. */
export function ExportMenu({ roundId, closed }: { roundId: string; closed: boolean }) {
  const trpc = useTRPC();
  const [format, setFormat] = useState<Format>("plain-outcome");
  const [wanted, setWanted] = useState<Format | null>(null);
  const file = useQuery(
    trpc.juror.export.queryOptions(
      { roundId, format },
      { enabled: wanted === format, retry: false, staleTime: 0 },
    ),
  );
  return (
    <div className="measure grid justify-items-start gap-4">
      <p className="text-quiet text-small">
        {closed
          ? "All judgements of the round."
          : "The training split: what is held out stays sealed until the round is closed."}{" "}
        You are an organizer, so that jurors are named and reasons included.
      </p>
      <div className="w-full">
        <Field label="Format" hint={FORMATS[format].about}>
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => {
                setFormat(event.target.value as Format);
                setWanted(null);
              }}
            >
              {Object.entries(FORMATS).map(([key, { title }]) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <ActionError error={file.error} title="The file cannot be written" />
      {wanted === format && file.data && !file.isFetching ? (
        <>
          <DownloadButton
            variant="primary"
            fileName={file.data.fileName}
            content={file.data.text}
            label={`Download ${countOf(file.data.rows, "row")}`}
          />
          {file.data.leftOut > 0 && (
            <p className="text-small text-warn">
              {countOf(file.data.leftOut, "judgement")} that this format cannot hold are left out.
            </p>
          )}
        </>
      ) : (
        <Button busy={file.isFetching} onClick={() => setWanted(format)}>
          Prepare the file
        </Button>
      )}
    </div>
  );
}
