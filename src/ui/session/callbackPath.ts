/** Where to go after signing in: a path of this site, also out of a whole address; else home. */
export function callbackPath(asked: string | string[] | undefined): string {
  const text = typeof asked === "string" ? asked : "/";
  const path = text.replace(/^https?:\/\/[^/]+/, "");
  const local = /^\/(?![/\\])/.test(path);
  return local && !path.startsWith("/sign-in") ? path : "/";
}
