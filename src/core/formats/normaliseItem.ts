const SCHEME = /^(?:(?:git\+)?(?:https?|ssh|git):\/\/)?(?:[^@/\s]+@)?/;
const HOST = /^(?:www\.)?github\.com[/:]/;
/** GitHub gives no repository a name that ends so. */
const GIT = /(?<=[^/])(?:\.git)+$/;
const ANY_URL = /^[a-z+]+:\/\/|^[^@/\s]+@[^/\s]+:/;

/**
 * The one name of an item, however it was written.
 *
 * A GitHub address in any of its forms becomes `owner/name` in lower case (GitHub itself ignores
 * case): scheme, `www.`, `git@…:`, `.git`, trailing slashes, query, fragment and deeper paths go.
 * Addresses on other hosts keep the host. Any other name is trimmed and put in lower case.
 *
 * @example normaliseItem("https://github.com/Ethereum/EIPs.git") // "ethereum/eips"
 */
export function normaliseItem(name: string): string {
  // An apostrophe before a sign is the one `writeCsv` puts against spreadsheet formulas.
  const text = name
    .trim()
    .replace(/^'(?=[=+\-@])/, "")
    .toLowerCase();
  const bare = text.replace(SCHEME, "");
  const isGitHub = HOST.test(bare);
  if (!isGitHub && !ANY_URL.test(text)) {
    const plain = withoutSlashes(text);
    return isRepository(plain) ? plain.replace(GIT, "") : plain;
  }
  const path = bare
    .replace(/[?#].*$/, "")
    .replace(HOST, "")
    .replace(":", "/");
  const parts = path.split("/").filter((part) => part !== "");
  const kept = parts.slice(0, isGitHub ? 2 : 3);
  return kept.join("/").replace(GIT, "");
}

/** Not `replace(/\/+$/, "")`: on a hundred thousand slashes that takes half a minute. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === "/") end -= 1;
  return text.slice(0, end);
}

/** Whether a normalised name has the form of a repository, `owner/name`. */
export function isRepository(item: string): boolean {
  return /^[^/\s]+\/[^/\s]+$/.test(item);
}

/** Whether a name is written as an address. */
export function isUrl(name: string): boolean {
  const text = name.trim().toLowerCase();
  return ANY_URL.test(text) || HOST.test(text.replace(SCHEME, ""));
}
