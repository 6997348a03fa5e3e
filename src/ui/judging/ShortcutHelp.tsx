import { Button } from "../primitives/Button";
import { Dialog } from "../primitives/Dialog";
import { SHORTCUTS } from "./shortcut";

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Keys"
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className="text-small">They do nothing while you type, or while this list is open.</p>
      <dl className="divide-y divide-rule border-rule border-y text-small">
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.does} className="grid grid-cols-[6rem_1fr] items-center gap-4 py-2">
            <dt className="flex gap-2">
              {shortcut.keys.map((key) => (
                <kbd key={key} className="rounded-sm border border-edge px-2 font-sans">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{shortcut.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
