import { Disclosure } from "../primitives/Disclosure";
import { CodeBlock } from "./CodeBlock";
import { curlOf, fieldsOf, type ShownOperation, typeText } from "./document";

interface OperationViewProps {
  operation: ShownOperation;
  server: string;
}

/** One operation: closed, its address and what it does; open, its fields and how to call it. */
export function OperationView({ operation, server }: OperationViewProps) {
  const { method, path, summary, scope, open, parameters, body, answer, keyed } = operation;
  const asked = parameters.map(({ name, in: place, schema, required }) => ({
    ...{ name, type: typeText(schema), note: place === "path" ? "in the address" : "" },
    required,
  }));
  const inBody = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    ...{ name, type: typeText(schema), note: "in the body" },
    required: body?.required?.includes(name) ?? false,
  }));
  return (
    <Disclosure
      summary={
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <code className="break-all">
            {method} {path}
          </code>
          <span className="font-normal text-quiet">{summary}</span>
        </span>
      }
    >
      <div className="grid grid-cols-1 gap-4 text-small">
        <p>
          Scope <code>{scope}</code>
          {open && "; answers without a token too"}
          {keyed && "; takes an Idempotency-Key"}.
        </p>
        <Fields title="Takes" fields={[...asked, ...inBody]} />
        <Answer answer={answer} />
        <CodeBlock label={`How to call ${operation.id}`} text={curlOf(operation, server)} />
      </div>
    </Disclosure>
  );
}

function Answer({ answer }: Pick<ShownOperation, "answer">) {
  if (!answer) return <p>Answers 204, with nothing.</p>;
  if (answer.type === "text/csv") return <p>Answers with a CSV file.</p>;
  const list = answer.schema.type === "array";
  const fields = fieldsOf(answer.schema).map(([name, type]) => ({ name, type, required: true }));
  return <Fields title={list ? "Answers with a list of" : "Answers with"} fields={fields} />;
}

interface FieldsProps {
  title: string;
  fields: readonly { name: string; type: string; required: boolean; note?: string }[];
}

function Fields({ title, fields }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p className="font-semibold">{title}</p>
      <ul className="grid gap-0.5">
        {fields.map(({ name, type, required, note }) => (
          <li key={`${note}:${name}`} className="break-words">
            <code>{name}</code> <span className="text-quiet">{type}</span>
            {note && <span className="text-quiet">, {note}</span>}
            {!required && <span className="text-quiet">, optional</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
