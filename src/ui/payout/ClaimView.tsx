"use client";

import { useEffect, useState } from "react";
import type { RouterOutputs } from "~/trpc/types";
import { WhyDialog } from "../funding/WhyDialog";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";
import { Input } from "../primitives/controls";
import { DefinitionList } from "../primitives/DefinitionList";
import { DownloadButton } from "../primitives/DownloadButton";
import { Field } from "../primitives/Field";
import { type Amount, formatAmountExact } from "../primitives/numbers";
import type { RunRecipe } from "./types";

type Claim = NonNullable<RouterOutputs["payout"]["claim"]>;

interface ClaimViewProps {
  claim: Claim;
  pool: Amount;
  recipe: RunRecipe | null;
}

/** One address's amount, leaf and proof, walked to the root in the browser. */
export function ClaimView({ claim, pool, recipe }: ClaimViewProps) {
  const { address, amount, leaf, proof, projects } = claim;
  const [root, setRoot] = useState(claim.root);
  const holds = useVerified(claim, root.trim());
  const json = JSON.stringify({ address, amount, leaf, proof, root: claim.root }, null, 2);
  return (
    <section aria-label="The claim" className="grid gap-4">
      <DefinitionList
        items={[
          { term: "Amount", value: formatAmountExact({ ...pool, amount }) },
          {
            term: "In the smallest unit",
            value: <code>{amount}</code>,
            about: <CopyButton text={amount} label="Copy the amount" />,
          },
          {
            term: "For",
            value: recipe ? (
              <ProjectReasons projects={projects} recipe={recipe} pool={pool} />
            ) : (
              projects.join(", ")
            ),
          },
          { term: "Address", value: <code className="break-all">{address}</code> },
          {
            term: "Leaf",
            value: <code className="break-all">{leaf}</code>,
            about: "keccak256(keccak256(abi.encode(address, amount)))",
          },
          {
            term: "Proof",
            value:
              proof.length === 0 ? (
                "Empty: the leaf is the root."
              ) : (
                <ol className="grid gap-1">
                  {proof.map((node) => (
                    <li key={node}>
                      <code className="break-all">{node}</code>
                    </li>
                  ))}
                </ol>
              ),
            about: <CopyButton text={JSON.stringify(proof)} label="Copy the proof" />,
          },
        ]}
      />
      <div className="measure">
        <Field
          label="Root to verify against"
          hint="This run's. Better, paste the one that the contract has."
        >
          {(control) => (
            <Input
              {...control}
              value={root}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setRoot(event.target.value)}
            />
          )}
        </Field>
      </div>
      {holds === null && <p className="text-small">Verifying…</p>}
      {holds === true && (
        <Callout title="The proof holds">
          <p>Your browser walked it from the leaf to this root.</p>
        </Callout>
      )}
      {holds === false && (
        <Callout tone="error" title="The proof does not lead to this root">
          <p>A contract with this root would refuse it.</p>
        </Callout>
      )}
      <div className="flex flex-wrap gap-3">
        <CopyButton text={json} label="Copy all as JSON" />
        <DownloadButton
          fileName={`claim-${address.slice(2, 10)}.json`}
          content={json}
          label="Download as JSON"
          variant="quiet"
        />
      </div>
    </section>
  );
}

/** The projects that an address is paid for; each opens into why it gets this much. */
function ProjectReasons({
  projects,
  recipe,
  pool: { decimals, symbol },
}: {
  projects: readonly string[];
  recipe: RunRecipe;
  pool: Amount;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const at = recipe.projects.findIndex(({ name }) => name === open);
  return (
    <>
      <ul className="grid">
        {projects.map((name) => (
          <li key={name} className="flex flex-wrap items-center gap-x-4">
            {name}
            <Button variant="quiet" className="-mx-3" onClick={() => setOpen(name)}>
              Why this amount<span className="sr-only"> for {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <WhyDialog
        explained={{ ...recipe, decimals, symbol }}
        at={at < 0 ? null : at}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

/** Whether the proof leads to the root; null while the hash functions are loaded. */
function useVerified(claim: Claim, root: string): boolean | null {
  const [verified, setVerified] = useState<{ root: string; holds: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    // Only who looks up a claim loads the library of trees.
    void import("~/core/formats").then(({ verifyClaim }) => {
      if (current) setVerified({ root, holds: verifyClaim(root, claim) });
    });
    return () => {
      current = false;
    };
  }, [claim, root]);
  return verified?.root === root ? verified.holds : null;
}
