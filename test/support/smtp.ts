// A mail server that takes mails and keeps them, for as long as a test runs.

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export interface MailServer {
  url: string;
  /** What was taken, as it came over the wire. */
  mails: string[];
  stop(): Promise<void>;
}

/** Takes every mail but those to an address that begins with "refused". */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  const server = createServer((socket) => serve(socket, mails));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serve(socket: Socket, mails: string[]): void {
  let text = "";
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say("220 ready");
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    text += chunk;
    for (;;) {
      const end = inData ? "\r\n.\r\n" : "\r\n";
      const at = text.indexOf(end);
      if (at < 0) return;
      const part = text.slice(0, at);
      text = text.slice(at + end.length);
      if (inData) {
        mails.push(part);
        inData = false;
        say("250 taken");
      } else if (/^DATA/i.test(part)) {
        inData = true;
        say("354 go on");
      } else if (/^RCPT TO:<refused/i.test(part)) {
        say("550 no such mailbox");
      } else if (/^QUIT/i.test(part)) {
        say("221 bye");
        socket.end();
      } else {
        say("250 fine");
      }
    }
  });
}
