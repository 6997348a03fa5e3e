"use client";

import { useEffect, useState } from "react";
import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";
import { Input } from "../primitives/controls";
import { DefinitionList } from "../primitives/DefinitionList";
import { DownloadButton } from "../primitives/DownloadButton";
import { Field } from "../primitives/Field";
import { type Amount, formatAmountExact } from "../primitives/numbers";

type Claim = NonNullable<RouterOutputs["payout"]["claim"]>;

/** One address's amount, leaf and proof, walked to the root in the browser. */
export function ClaimView({ claim, pool }: { claim: Claim; pool: Amount }) {
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
          { term: "For", value: projects.join(", ") },
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
