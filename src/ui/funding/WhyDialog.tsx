import { Button } from "../primitives/Button";
import { Dialog } from "../primitives/Dialog";
import type { Explained } from "./types";
import { WhyAmount } from "./WhyAmount";

interface WhyDialogProps {
  explained: Explained;
  /** The project's place; null while it is closed. */
  at: number | null;
  onClose: () => void;
}

/** One project's reasons, over the page. */
export function WhyDialog({ explained, at, onClose }: WhyDialogProps) {
  return (
    <Dialog
      open={at !== null}
      title={at === null ? "" : `Why ${explained.projects[at]?.title} gets this`}
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {at !== null && <WhyAmount funding={explained} at={at} />}
    </Dialog>
  );
}
