"use client";

import { useState } from "react";
import { StrengthFields } from "../judging/StrengthFields";
import { MULTIPLIER_LIMIT, readMultiplier } from "../judging/strength";
import { RadioCards } from "../primitives/RadioCards";
import { saidText } from "./JudgementList";
import { ReasonDialog } from "./ReasonDialog";
import type { Judgement } from "./types";
import { useRuling } from "./useRuling";

const PUBLIC = "Public: it stands in the audit trail. The pair and the juror do not.";

interface VoidDialogProps {
  roundId: string;
  /** One judgement, everything of a juror, or null: closed. */
  target: { judgement: Judgement } | { juror: string; name: string } | null;
  onClose: () => void;
}

export function VoidDialog({ roundId, target, onClose }: VoidDialogProps) {
  const { voiding } = useRuling(onClose);
  const whole = target && "juror" in target;
  return (
    <ReasonDialog
      open={target !== null}
      title={whole ? `Void everything ${target.name} judged?` : "Void this judgement?"}
      label="Why"
      hint={PUBLIC}
      confirm="Void it"
      danger
      busy={voiding.isPending}
      error={voiding.error}
      onClose={() => {
        voiding.reset();
        onClose();
      }}
      onConfirm={(reason) => {
        if (!target) return;
        const what =
          "juror" in target
            ? { juror: target.juror }
            : { comparisonId: target.judgement.comparisonId };
        voiding.mutate({ roundId, target: what, reason });
      }}
    >
      {target && "judgement" in target && <p>{saidText(target.judgement, target.judgement)}.</p>}
      <p>
        {whole
          ? "Also the sealed judgements, which you do not see. All of them are left out of every fit, stay on record, and can be put back."
          : "It is left out of every fit, stays on record, and can be put back."}
      </p>
    </ReasonDialog>
  );
}

interface AdjustDialogProps {
  roundId: string;
  judgement: Judgement | null;
  onClose: () => void;
}

type Outcome = "a" | "b" | "equal";

export function AdjustDialog({ roundId, judgement, onClose }: AdjustDialogProps) {
  const { adjusting } = useRuling(onClose);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [strength, setStrength] = useState("");
  const read = readMultiplier(strength, MULTIPLIER_LIMIT);
  function close() {
    adjusting.reset();
    setOutcome(null);
    setStrength("");
    onClose();
  }
  return (
    <ReasonDialog
      open={judgement !== null}
      title="Adjust this judgement"
      label="Why"
      hint={PUBLIC}
      confirm="Adjust it"
      busy={adjusting.isPending}
      error={adjusting.error}
      ready={outcome !== null && read.ok}
      onClose={close}
      onConfirm={(reason) => {
        if (!judgement || !outcome || !read.ok) return;
        const multiplier = outcome === "equal" ? null : read.multiplier;
        adjusting.mutate({
          ...{ roundId, comparisonId: judgement.comparisonId, outcome, reason },
          ...(multiplier !== null && { multiplier }),
        });
      }}
    >
      {judgement && (
        <>
          <p>It says now: {saidText(judgement, judgement)}. The earlier version stays on record.</p>
          <RadioCards
            legend="It shall say"
            value={outcome}
            onChange={setOutcome}
            choices={[
              { value: "a", label: judgement.a.title },
              { value: "b", label: judgement.b.title },
              { value: "equal", label: "Equal" },
            ]}
          />
          {outcome !== "equal" && (
            <StrengthFields text={strength} multiplierMax={MULTIPLIER_LIMIT} onText={setStrength} />
          )}
        </>
      )}
    </ReasonDialog>
  );
}
