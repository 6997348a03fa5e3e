import { Section } from "../primitives/PageHeader";
import { CodeBlock } from "./CodeBlock";

const VERIFY = `import { createHmac, timingSafeEqual } from "node:crypto";

function isOurs(headers, body, secret) {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = \`\${headers["webhook-id"]}.\${headers["webhook-timestamp"]}.\${body}\`;
  const expected = Buffer.from(createHmac("sha256", key).update(signed).digest("base64"));
  const given = Buffer.from(headers["webhook-signature"].replace("v1,", ""));
  const fresh = Math.abs(Date.now() / 1000 - headers["webhook-timestamp"]) < 300;
  return fresh && given.length === expected.length && timingSafeEqual(given, expected);
}`;

/** What a webhook's receiver gets and how it checks it. */
export function WebhookNotes() {
  return (
    <Section title="What a webhook is sent" id="receiving">
      <div className="measure grid gap-3">
        <p>
          A POST with <code>{'{"type", "timestamp", "data"}'}</code>: which event, on which round,
          and links to read on. It holds no scores: ask for them with a token.
        </p>
        <p>
          It is signed as Standard Webhooks has it: <code>webhook-id</code>,{" "}
          <code>webhook-timestamp</code> and <code>webhook-signature</code>, an HMAC-SHA256 over the
          three. An event may come twice, under the same id.
        </p>
        <p>
          Answer with a 2xx within ten seconds. Otherwise it is sent again, ten times over some four
          hours; after five events in a row that were not taken, or at once on 410, the webhook is
          disabled. Only https and public addresses are called, and redirects are not followed.
        </p>
      </div>
      <CodeBlock label="How to check a signature" text={VERIFY} />
    </Section>
  );
}
