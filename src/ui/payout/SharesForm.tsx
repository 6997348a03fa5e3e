"use client";

import { useState } from "react";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { type ProjectShares, type ShareDraft, sharesFile } from "./shares";

interface SharesFormProps {
  projects: readonly ProjectShares[];
  busy: boolean;
  onSave: (text: string) => void;
}

const draftsOf = (project: ProjectShares | undefined): ShareDraft[] => [
  ...(project?.shares ?? []).map(({ address, share }, key) => ({
    ...{ key, address: address ?? "", share },
  })),
  { key: project?.shares.length ?? 0, address: "", share: "" },
];

/** One project's recipients, typed instead of uploaded. */
export function SharesForm({ projects, busy, onSave }: SharesFormProps) {
  const [name, setName] = useState("");
  const [rows, setRows] = useState<ShareDraft[]>([]);
  const change = (key: number, part: Partial<ShareDraft>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(sharesFile(name, rows));
      }}
    >
      <div className="measure">
        <Field label="Recipients of" hint="Leave all rows empty to pay the project's own address.">
          {(control) => (
            <Select
              {...control}
              value={name}
              onChange={({ target }) => {
                setName(target.value);
                setRows(draftsOf(projects.find((one) => one.name === target.value)));
              }}
            >
              <option value="">Choose a project</option>
              {projects.map((project) => (
                <option key={project.name}>{project.name}</option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {name && (
        <>
          {rows.map(({ key, address, share }, at) => (
            <div key={key} className="grid gap-3 sm:grid-cols-[1fr_8rem]">
              <Field label={`Address ${at + 1}`} optional="(empty: held back)">
                {(control) => (
                  <Input
                    {...control}
                    value={address}
                    spellCheck={false}
                    autoComplete="off"
                    placeholder="0x…"
                    onChange={({ target }) => change(key, { address: target.value })}
                  />
                )}
              </Field>
              <Field label={`Share ${at + 1}`}>
                {(control) => (
                  <Input
                    {...control}
                    value={share}
                    inputMode="decimal"
                    autoComplete="off"
                    onChange={({ target }) => change(key, { share: target.value })}
                  />
                )}
              </Field>
            </div>
          ))}
          <div className="flex flex-wrap gap-3">
            <Button
              onClick={() => {
                const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
                setRows([...rows, { key, address: "", share: "" }]);
              }}
            >
              Add a recipient
            </Button>
            <Button type="submit" variant="primary" busy={busy}>
              Save the shares
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
