// PostgreSQL refuses to run as root, so root runs it as somebody else, who must be able to reach
// the binaries and the data. In a folder that only root can enter, both move to where he can.
import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const CANDIDATES = ["postgres", "steelyard"];

function lookUp(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":");
  return { name, uid: Number(uid), gid: Number(gid) };
}

function create(name) {
  const attempts = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", name]],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: "ignore" });
      return lookUp(name);
    } catch {
      // Not this system's command: try the next.
    }
  }
  return undefined;
}

/**
 * Whom PostgreSQL runs as: undefined (ourselves) unless we are root.
 * @returns {{ name: string, uid: number, gid: number } | undefined}
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    const user = lookUp(name);
    if (user) return user;
  }
  return create("steelyard") ?? lookUp("nobody");
}

/** Whether a user may enter a folder: the x permission on it and on every folder above it. */
export function canEnter(folder, user) {
  if (!user) return true;
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (path === dirname(path)) return true;
  }
}

/** A folder everybody can enter that outlives a reboot, or at least this session. */
export function commonGround() {
  for (const base of ["/var/lib", "/var/tmp", tmpdir()]) {
    try {
      accessSync(base, constants.W_OK);
      const folder = join(base, "steelyard");
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      return folder;
    } catch {
      // Read-only or absent here: the next one will do.
    }
  }
  throw new Error(
    "no folder to put the database in: /var/lib, /var/tmp and the temp folder are read-only",
  );
}
