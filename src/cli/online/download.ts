import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EXIT, type ExitCode, UsageError } from "../exit";
import { note, type OutputOptions, present, table } from "../output";
import { type RoundLine, roundOf } from "./rounds";
import { currentServer, type Server, ServerRefusal } from "./server";

/** A file of a round: its name on disk and where it is asked for. */
interface RoundFile {
  readonly name: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  /** Not everybody may have it yet. */
  readonly optional?: true;
}

interface Saved {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Versions {
  readonly versions: readonly {
    readonly version: number;
    readonly files: readonly { readonly name: string; readonly open: boolean }[];
  }[];
}

const filesOf = ({ id, slug }: RoundLine, data: readonly RoundFile[]): RoundFile[] => [
  { name: "round.json", path: `/rounds/${encodeURIComponent(slug)}` },
  { name: "projects.json", path: `/rounds/${id}/projects` },
  { name: "sample-submission.csv", path: `/rounds/${id}/template` },
  ...data,
  ...["plain-outcome", "plain-ratio"].map((format) => ({
    ...{ name: `comparisons-${format}.csv`, path: `/rounds/${id}/judgements`, query: { format } },
    optional: true as const,
  })),
];

/**
 * `steelyard download`: a round's files into a folder. Each that comes with a digest is checked by it;
 * nothing is written unless all of them are whole.
 */
export async function runDownload(
  slug: string,
  { to, ...options }: OutputOptions & { to?: string },
): Promise<ExitCode> {
  const server = currentServer();
  const round = await roundOf(server, slug);
  const folder = to ?? slug;
  const contents: [string, Buffer][] = [];
  for (const file of filesOf(round, await frozenFiles(server, round))) {
    const content = await fetched(server, file);
    if (content) contents.push([file.name, content]);
  }
  const files = contents.map(([name, content]) => save(folder, name, content));
  present(
    { round: round.slug, settingsHash: round.settingsHash, folder, files },
    () =>
      table([["file", "bytes", "SHA-256"], ...files.map((f) => [f.name, `${f.bytes}`, f.sha256])]),
    options,
  );
  return EXIT.done;
}

/** The files of the newest version of the round's data that this reader may have. */
async function frozenFiles(server: Server, { id }: RoundLine): Promise<RoundFile[]> {
  const response = await server.ask(`/rounds/${id}/data`);
  const [newest] = ((await response.json()) as Versions).versions;
  if (!newest) return [];
  return newest.files
    .filter(({ open }) => open)
    .map(({ name }) => ({
      name: `data-v${newest.version}/${name}.csv`,
      path: `/rounds/${id}/data/${name}`,
      query: { version: String(newest.version) },
    }));
}

async function fetched(server: Server, file: RoundFile): Promise<Buffer | null> {
  try {
    const response = await server.ask(file.path, { ...(file.query && { query: file.query }) });
    const content = Buffer.from(await response.arrayBuffer());
    verify(file.name, content, response.headers.get("repr-digest"));
    return content;
  } catch (error) {
    if (!file.optional || !(error instanceof ServerRefusal)) throw error;
    note(`${file.name}: left out: ${error.detail}`);
    return null;
  }
}

const DIGEST = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/=]+):/;

/** @throws ServerRefusal when a file is not what its digest (RFC 9530) says */
function verify(name: string, content: Buffer, header: string | null): void {
  const expected = header && DIGEST.exec(header)?.[1];
  if (!expected) return;
  if (createHash("sha256").update(content).digest("base64") !== expected) {
    throw new ServerRefusal(502, `${name} did not arrive whole; try again`, [], null);
  }
}

function save(folder: string, name: string, content: Buffer): Saved {
  try {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${join(folder, name)}: cannot be written (${code})`);
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name, bytes: content.length, sha256 };
}
