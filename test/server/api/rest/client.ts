// A client that knows the OpenAPI document and nothing else: where a call goes, how its fields travel,
// and what its answer must look like.
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

type Json = Record<string, unknown>;

interface Parameter {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header";
}

interface DocumentedOperation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, Json> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

export interface OpenApi {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: { Problem: Json } };
}

type Send = (request: Request) => Promise<Response>;

export interface Told {
  status: number;
  headers: Headers;
  text: string;
  /** What the document says otherwise about this answer. */
  complaints: string[];
}

export class DocumentedClient {
  private readonly ajv = new Ajv2020({ strict: true, allErrors: true });
  private readonly operations = new Map<string, { method: string; path: string }>();

  constructor(
    private readonly document: OpenApi,
    private readonly base: string,
    private readonly send: Send,
  ) {
    (formats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { operationId }] of Object.entries(methods)) {
        this.operations.set(operationId, { method, path });
      }
    }
  }

  get ids(): string[] {
    return [...this.operations.keys()].sort();
  }

  requestOf(id: string, input: Json, headers: Record<string, string>): Request {
    const { method, path } = this.operations.get(id)!;
    const operation = this.document.paths[path]![method]!;
    const left = { ...input };
    const place = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = encodeURIComponent(String(left[name]));
      delete left[name];
      return value;
    });
    const url = new URL(`${this.base}${place}`);
    if (!operation.requestBody) {
      for (const [name, value] of Object.entries(left)) url.searchParams.set(name, String(value));
      return new Request(url, { method: method.toUpperCase(), headers });
    }
    const type = { "Content-Type": "application/json" };
    return new Request(url, {
      method: method.toUpperCase(),
      headers: { ...type, ...headers },
      body: JSON.stringify(left),
    });
  }

  async call(id: string, input: Json, headers: Record<string, string> = {}): Promise<Told> {
    const response = await this.send(this.requestOf(id, input, headers));
    const text = await response.text();
    const { status } = response;
    return { status, headers: response.headers, text, complaints: this.check(id, response, text) };
  }

  private check(id: string, response: Response, text: string): string[] {
    const { method, path } = this.operations.get(id)!;
    const { responses } = this.document.paths[path]![method]!;
    const known = responses[response.status] ?? (response.ok ? undefined : responses.default);
    if (!known) return [`${id}: the document knows no answer ${response.status}`];
    const missing = ["RateLimit", "RateLimit-Policy"].filter((name) => !response.headers.has(name));
    const complaints = missing.map((name) => `${id}: the header ${name} is missing`);
    if (!known.content) return text === "" ? complaints : [...complaints, `${id}: not empty`];
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    const schema = known.content[type]?.schema;
    if (!schema) return [...complaints, `${id}: the document knows no ${type}`];
    const value: unknown = /json$/.test(type) ? JSON.parse(text) : text;
    const { Problem } = this.document.components.schemas;
    const validate = this.ajv.compile("$ref" in schema ? Problem : schema);
    if (!validate(value)) {
      complaints.push(
        ...(validate.errors ?? []).map((e) => `${id}: ${e.instancePath} ${e.message}`),
      );
    }
    return complaints;
  }
}
