interface Calls {
  begin: () => Promise<{ importId: string; partBytes: number }>;
  part: (importId: string, seq: number, content: string) => Promise<unknown>;
  finish: (importId: string) => Promise<unknown>;
}

/** Base64 is made in steps: a whole part as arguments would overflow the stack. */
const STEP = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += STEP) {
    binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(binary);
}

/** Sends a file in parts, one after the other; what is there already may be sent again. */
export async function uploadContributions(
  file: Blob,
  calls: Calls,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { importId, partBytes } = await calls.begin();
  const parts = Math.ceil(file.size / partBytes);
  for (let seq = 0; seq < parts; seq++) {
    const part = file.slice(seq * partBytes, (seq + 1) * partBytes);
    await calls.part(importId, seq, base64(new Uint8Array(await part.arrayBuffer())));
    onProgress((seq + 1) / parts);
  }
  await calls.finish(importId);
}
