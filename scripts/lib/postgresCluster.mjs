// A PostgreSQL cluster on disk: where it is, making it, and what a killed server left in it.
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { commandLine, identify, run, startedAt, stopProcess } from "./processes.mjs";
import { ROOT } from "./project.mjs";
import { canEnter, commonGround } from "./unprivileged.mjs";

/** The superuser of every cluster we make. */
export const ROLE = "steelyard";

/** A new cluster appears under its final name only when it is complete. */
export async function initialise(binaries, cluster, password, user) {
  const asUser = user ? { uid: user.uid, gid: user.gid } : {};
  const unfinished = `${cluster}.unfinished`;
  const secretDir = mkdtempSync(join(tmpdir(), "steelyard-initdb-"));
  const secret = join(secretDir, "password");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) for (const path of [unfinished, secretDir, secret]) chownSync(path, user.uid, user.gid);
  const args = ["-D", unfinished, "-U", ROLE, `--pwfile=${secret}`, "--auth=scram-sha-256"];
  args.push(
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  );
  try {
    await run(join(binaries, "bin/initdb"), args, { ...asUser, cwd: "/" });
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
  }
  renameSync(unfinished, cluster);
}

/** Where the cluster is or shall be; `link` points there when `user` cannot enter its folder. */
export function placeCluster(link, user, say) {
  const parent = dirname(link);
  mkdirSync(parent, { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (existsSync(link)) return realpathSync(link);
    const target = readlinkSync(link);
    if (existsSync(dirname(target))) return target;
    rmSync(link);
  }
  if (user && canEnterOnceOpened(parent, user)) return join(realpathSync(parent), basename(link));
  if (!user) return link;
  const name = `${basename(ROOT).replace(/[^\w.-]/g, "_")}-${randomBytes(4).toString("hex")}`;
  const target = join(commonGround(), name);
  symlinkSync(target, link);
  say(`its data is in ${target} (${link} points there)`);
  return target;
}

/** Our own data folder may be opened for passing through; the folders above it are not ours. */
function canEnterOnceOpened(folder, user) {
  if (!canEnter(realpathSync(dirname(folder)), user)) return false;
  if (!canEnter(realpathSync(folder), user)) chmodSync(folder, 0o711);
  return canEnter(realpathSync(folder), user);
}

/** Throws the cluster away, wherever its link leads; nothing may be running on it. */
export function removeCluster(link) {
  if (existsSync(link)) rmSync(realpathSync(link), { recursive: true, force: true });
  rmSync(link, { force: true });
}

/** A server left behind by a killed start is stopped; a lock file of nobody is removed. */
export async function clearLeftover(cluster) {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  const ours = startedAt(pid) !== undefined && commandLine(pid).includes(cluster);
  if (ours) await stopProcess(identify("postgres", pid));
  else rmSync(lock);
}

export function passwordFor(file) {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}
