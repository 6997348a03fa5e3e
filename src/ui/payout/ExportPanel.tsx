"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PayoutFormat } from "~/core/formats";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { CheckFiles } from "./CheckFiles";
import { ExportFiles } from "./ExportFiles";
import { EXPORT_TARGETS, targetOf } from "./exportTargets";
import type { Run } from "./types";

interface ExportPanelProps {
  roundId: string;
  run: Run;
}

/** An approved run as the files of a target, and the check of any such file against the run. */
export function ExportPanel({ roundId, run }: ExportPanelProps) {
  const [format, setFormat] = useState<PayoutFormat>("safe-csv");
  const [chain, setChain] = useState("1");
  const target = targetOf(format);
  const chainId = format === "safe-json" ? Number(chain) : undefined;
  const chainFits = chainId === undefined || (Number.isSafeInteger(chainId) && chainId > 0);
  return (
    <section aria-labelledby="exports" className="grid gap-5 border-rule border-y py-5">
      <h3 id="exports" className="font-semibold">
        Files to pay by
      </h3>
      <div className="measure grid gap-4">
        <Field label="Target" hint={target.what}>
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => setFormat(event.target.value as PayoutFormat)}
            >
              {EXPORT_TARGETS.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <p className="text-small">{target.limits}</p>
        {chainId !== undefined && (
          <Field
            label="Chain"
            hint="Its number: 1 is Ethereum, 10 Optimism, 42161 Arbitrum."
            error={chainFits ? null : "Write the number of the chain"}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={chain}
                onChange={(event) => setChain(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
      <Prepared
        key={`${run.id} ${format} ${chainId}`}
        {...{ roundId, run, format, chainFits }}
        chainId={chainId}
      />
      <CheckFiles key={run.id} roundId={roundId} run={run} />
    </section>
  );
}

interface PreparedProps extends ExportPanelProps {
  format: PayoutFormat;
  chainId: number | undefined;
  chainFits: boolean;
}

function Prepared({ roundId, run, format, chainId, chainFits }: PreparedProps) {
  const trpc = useTRPC();
  const [wanted, setWanted] = useState(false);
  const files = useQuery(
    trpc.payout.export.queryOptions(
      { roundId, runId: run.id, format, chainId },
      { enabled: wanted && chainFits, retry: false },
    ),
  );
  return (
    <div className="grid justify-items-start gap-3">
      {!files.data && (
        <Button
          busy={files.isFetching}
          disabled={!chainFits}
          onClick={() => (wanted ? void files.refetch() : setWanted(true))}
        >
          Prepare the file
        </Button>
      )}
      <ActionError error={files.error} title="The file cannot be written" />
      {files.data && <ExportFiles exported={files.data} pool={run.pool} />}
    </div>
  );
}
