import { CopyButton } from "../primitives/CopyButton";
import { Disclosure } from "../primitives/Disclosure";

/** Code that shows the board on another site. */
export function Embed({ url }: { url: string }) {
  const code = `<iframe src="${url}" title="Leaderboard" width="100%" height="480" style="border:0"></iframe>`;
  return (
    <Disclosure summary="Show this board on your own page">
      <div className="grid gap-2">
        <p className="measure text-small">
          The embedded board is public, loads no scripts and follows the reader's light or dark
          theme. The JSON may be read from any page.
        </p>
        <pre className="overflow-x-auto whitespace-pre-wrap break-all border border-rule p-3 text-small">
          {code}
        </pre>
        <div>
          <CopyButton text={code} label="Copy the code" />
        </div>
      </div>
    </Disclosure>
  );
}
