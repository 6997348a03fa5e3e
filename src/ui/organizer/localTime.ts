/** A moment as <input type="datetime-local"> wants it, in the reader's time zone. */
export function toLocalInput(at: Date | null | undefined): string {
  if (!at) return "";
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** What a person typed there, as a moment; null while it is not one. */
export function fromLocalInput(text: string): Date | null {
  const at = new Date(text);
  return text && !Number.isNaN(at.getTime()) ? at : null;
}
