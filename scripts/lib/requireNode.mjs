// Imported first: an older Node would fail somewhere else, with a message about something else.
const [MAJOR, MINOR] = [20, 19];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < MAJOR || (major === MAJOR && minor < MINOR)) {
  console.error(
    `Steelyard needs Node ${MAJOR}.${MINOR} or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
