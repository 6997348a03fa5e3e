/** What is wrong with the address of a write-up; null where nothing is, or where there is none. */
export function webAddressProblem(text: string): string | null {
  if (text === "") return null;
  const fix = "Write a whole address that begins with https:// or http://";
  try {
    const { protocol, hostname } = new URL(text);
    const isWeb = protocol === "https:" || protocol === "http:";
    return isWeb && hostname.includes(".") ? null : fix;
  } catch {
    return fix;
  }
}
