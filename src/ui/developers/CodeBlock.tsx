import { CopyButton } from "../primitives/CopyButton";

/** Lines to copy into a shell or a program. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <div className="grid grid-cols-1 gap-1">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="overflow-x-auto bg-wash px-4 py-3">
        <pre className="text-small">
          <code>{text}</code>
        </pre>
      </section>
      <div className="justify-self-start">
        <CopyButton text={text} />
      </div>
    </div>
  );
}
