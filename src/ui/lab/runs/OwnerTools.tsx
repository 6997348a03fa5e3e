"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../primitives/Button";
import { RenameDialog } from "./RenameDialog";
import type { SavedRun } from "./types";
import { useDeleteRun } from "./useDeleteRun";

/** What the owner of a run may do with it. */
export function OwnerTools({ run, onChanged }: { run: SavedRun; onChanged: () => unknown }) {
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  const remove = useDeleteRun(() => router.push("/lab/runs"));
  return (
    <>
      <Button onClick={() => setRenaming(true)}>Rename</Button>
      <Button variant="danger" busy={remove.busy} onClick={() => remove.run(run)}>
        Delete
      </Button>
      {renaming && (
        <RenameDialog
          run={run}
          onClose={() => setRenaming(false)}
          onRenamed={() => {
            onChanged();
            router.refresh();
          }}
        />
      )}
    </>
  );
}
