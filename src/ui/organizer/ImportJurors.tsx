"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Checkbox } from "../primitives/Checkbox";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { FileDrop } from "../primitives/FileDrop";
import { countOf } from "../primitives/numbers";
import { JurorListPreview } from "./JurorListPreview";
import type { JurorLink } from "./types";

/** Links of an imported list work this long. */
const DAYS = 14;

interface ImportJurorsProps {
  roundId: string;
  /** Whether this server has a mail server. */
  canMail: boolean;
}

/** Jurors from a list: read and shown first, then each gets a link for one person. */
export function ImportJurors({ roundId, canMail }: ImportJurorsProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [mail, setMail] = useState(false);
  const check = useMutation(trpc.member.checkList.mutationOptions());
  const run = useMutation(
    trpc.member.importList.mutationOptions({
      onSuccess: () => check.reset(),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  const read = check.data;
  const good = read && read.problemCount === 0 && read.rows.length > 0;
  return (
    <div className="grid gap-4">
      <FileDrop
        label="A list of jurors"
        hint="CSV with at least one of the columns name, email, label, and perhaps note."
        accept=".csv,.txt"
        onText={(file) => {
          setText(file.text);
          run.reset();
          check.mutate({ roundId, text: file.text });
        }}
      />
      <ActionError error={check.error ?? run.error} />
      {read && <JurorListPreview read={read} />}
      {good && (
        <div className="grid justify-items-start gap-3">
          {canMail ? (
            <Checkbox
              label="Mail the links to those with an address"
              hint="The others' links come as a file."
              checked={mail}
              onChange={(event) => setMail(event.target.checked)}
            />
          ) : (
            <p className="text-quiet text-small">
              This server has no mail server: you get the links as a file, and send them yourself.
            </p>
          )}
          <Button
            variant="primary"
            busy={run.isPending}
            onClick={() => run.mutate({ roundId, text, days: DAYS, mail })}
          >
            Invite {countOf(read.rows.length, "juror")}
          </Button>
        </div>
      )}
      {run.data && <Invited links={run.data.links} />}
    </div>
  );
}

/** The links that are shown only now, and how many go out by mail. */
function Invited({ links }: { links: readonly JurorLink[] }) {
  const shown = links.filter(({ url }) => url !== null);
  const mailed = links.length - shown.length;
  const csv = () =>
    toCsv(
      ["name", "email", "label", "url"],
      shown.map(({ name, email, label, url }) => [name, email, label, url]),
    );
  return (
    <Callout title={`${countOf(links.length, "juror")} invited`}>
      {mailed > 0 && (
        <p>{countOf(mailed, "mail")} on the way; the table below says when each was sent.</p>
      )}
      {shown.length > 0 && (
        <>
          <p>
            Save the links now: they are shown only this once. Each is for one person and works for{" "}
            {DAYS} days.
          </p>
          <div className="pt-2">
            <DownloadButton
              fileName="invitations.csv"
              content={csv}
              label={`Download ${countOf(shown.length, "link")}`}
            />
          </div>
        </>
      )}
    </Callout>
  );
}
