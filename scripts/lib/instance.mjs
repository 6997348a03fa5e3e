// One running instance per data folder. `running.json` is at once the lock, the answer to "who runs
// already?", and the list of processes to end when their supervisor was killed.
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { identify, isRunning, stopProcess } from "./processes.mjs";

export class AlreadyRunning extends Error {}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    // Cut off while it was written, by a machine that went down: it names nobody.
    if (error instanceof SyntaxError) return { supervisor: undefined, children: [] };
    throw error;
  }
}

function whoRuns(running, file) {
  const { supervisor, url, since, user } = running;
  return [
    `Steelyard already runs from this folder: ${url}`,
    `  process ${supervisor.pid}, started ${since} by ${user} (${file})`,
    `  Stop it with Ctrl+C where it runs, or with: kill ${supervisor.pid}`,
  ].join("\n");
}

/**
 * Takes the data folder for this process; ends what a killed predecessor left running.
 * @throws {AlreadyRunning} when a living supervisor holds it
 */
export async function claimInstance(directory, url, say) {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "running.json");
  const draft = `${file}.${process.pid}`;
  const state = {
    supervisor: identify("supervisor", process.pid),
    url,
    since: new Date().toISOString(),
    user: userInfo().username,
    children: [],
  };
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  for (;;) {
    try {
      linkSync(draft, file); // fails when the file is there: of two starts, one gets it
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const running = read(file);
    if (!running) continue;
    if (running.supervisor && isRunning(running.supervisor)) {
      unlinkSync(draft);
      throw new AlreadyRunning(whoRuns(running, file));
    }
    const orphans = running.children.filter(isRunning);
    if (orphans.length > 0)
      say(
        `ending what a killed start left: ${orphans.map((o) => `${o.name} ${o.pid}`).join(", ")}`,
      );
    for (const orphan of orphans.reverse()) await stopProcess(orphan);
    rmSync(file, { force: true });
  }
  unlinkSync(draft);

  const save = () => {
    writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
    renameSync(draft, file);
  };
  return {
    update(changes) {
      Object.assign(state, changes);
      save();
    },
    addChild(identity) {
      state.children = [...state.children.filter(isRunning), identity];
      save();
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}
