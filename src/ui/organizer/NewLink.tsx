import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";

/** A link that cannot be shown again. */
export function NewLink({ url }: { url: string }) {
  return (
    <Callout title="Copy this link now">
      <p>It is shown only this once. Whoever opens it can accept until it is used up or expires.</p>
      <p className="flex flex-wrap items-center gap-x-3">
        <code className="break-all">{url}</code>
        <CopyButton text={url} label="Copy the link" variant="secondary" />
      </p>
    </Callout>
  );
}
