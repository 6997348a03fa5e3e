import { Callout } from "./Callout";
import { CopyButton } from "./CopyButton";

interface SecretOnceProps {
  title: string;
  /** What it is good for, and how it is kept. */
  about: string;
  secret: string;
  copyLabel: string;
}

/** A secret that cannot be shown again. */
export function SecretOnce({ title, about, secret, copyLabel }: SecretOnceProps) {
  return (
    <Callout title={title}>
      <p>{about}</p>
      <p className="flex flex-wrap items-center gap-x-3">
        <code className="break-all">{secret}</code>
        <CopyButton text={secret} label={copyLabel} variant="secondary" />
      </p>
    </Callout>
  );
}
