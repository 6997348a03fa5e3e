import { Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";
import { CodeBlock } from "./CodeBlock";

interface Refusal {
  status: number;
  code: string;
  what: string;
}

const REFUSALS: readonly Refusal[] = [
  { status: 400, code: "invalid", what: "the input or the file; problems lists all of it" },
  {
    status: 401,
    code: "unauthenticated",
    what: "no token, or one that is unknown, expired, revoked",
  },
  { status: 403, code: "forbidden", what: "not for you, or not for this token" },
  { status: 404, code: "notFound", what: "no such thing, or a draft of others" },
  {
    status: 405,
    code: "method",
    what: "the address does not know the method; Allow lists those it does",
  },
  { status: 408, code: "tooSlow", what: "the body took longer than a minute" },
  { status: 409, code: "conflict", what: "the state of things, or a used idempotency key" },
  { status: 410, code: "gone", what: "the round takes no more" },
  {
    status: 413,
    code: "tooLarge",
    what: "predictions above 8 MB, comparisons above 40 MB, as sent or unpacked; 1 MB where no file is taken",
  },
  { status: 415, code: "mediaType", what: "a body of another type" },
  { status: 429, code: "tooMany", what: "a budget or the quota is used up; see Retry-After" },
];

const COLUMNS = [
  { key: "status", header: "Status", narrow: true, cell: ({ status }: Refusal) => status },
  {
    key: "code",
    header: "Code",
    rowHeader: true,
    cell: ({ code }: Refusal) => <code>{code}</code>,
  },
  { key: "what", header: "What is wrong", cell: ({ what }: Refusal) => what },
];

const FIRST = (server: string) => `export STEELYARD_TOKEN=steelyard_…
curl -H "Authorization: Bearer $STEELYARD_TOKEN" "${server}/whoami"
curl -H "Authorization: Bearer $STEELYARD_TOKEN" \\
  -H "Idempotency-Key: $(uuidgen)" -H "Content-Type: text/csv" \\
  --data-binary @weights.csv \\
  "${server}/rounds/$ROUNDID/submissions?title=My%20model"`;

/** What holds for every call. */
export function Ground({ server }: { server: string }) {
  return (
    <>
      <Section title="For every call" id="ground">
        <ul className="measure grid list-disc gap-2 pl-5">
          <li>
            A token goes into <code>Authorization: Bearer</code>. It may what its scopes say, and no
            more than you. Cookies are not read here.
          </li>
          <li>
            Answers are JSON: times in UTC as ISO 8601, amounts in the smallest unit as text. Files
            are CSV, with a <code>Repr-Digest</code>.
          </li>
          <li>
            <code>RateLimit</code> and <code>RateLimit-Policy</code> say what is left of your budget
            (draft-ietf-httpapi-ratelimit-headers-10).
          </li>
          <li>
            A change sent with an <code>Idempotency-Key</code> is carried out once: the same request
            again within 24 hours gets the same answer, another one under the key 409.
          </li>
          <li>
            Where a file is taken, the body may be the file itself: <code>text/csv</code>, gzip, or
            anything with <code>?fileName=</code> in the address.
          </li>
        </ul>
        <CodeBlock label="First calls" text={FIRST(server)} />
      </Section>
      <Section
        title="Errors"
        id="errors"
        lead={
          <>
            Problem documents (RFC 9457): <code>status</code>, <code>code</code>,{" "}
            <code>detail</code>, and in <code>problems</code> line, column, value, rule and fix.
          </>
        }
      >
        <Table label="Error codes" columns={COLUMNS} rows={REFUSALS} rowKey={({ code }) => code} />
      </Section>
    </>
  );
}
