import { createHmac } from "node:crypto";
import { lookup as lookUp } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "~/errors";

/** For the whole of it: looking up, connecting, sending and the first line of the answer. */
const TIMEOUT_MS = 10_000;
const SECRET_PREFIX = "whsec_";

/** Whether an address is one of the public internet: not this machine, not a network of ours. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** The host of an address as sockets take it: an IPv6 address without its brackets. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

/**
 * Refuses an address that is not to be called whatever it resolves to.
 *
 * @param privateToo also http, and addresses of private networks
 * @throws AppError invalid
 */
export function requireCallable(text: string, privateToo: boolean): URL {
  const refuse = (message: string, fix: string): never => {
    const problems = [{ column: "url", value: text.slice(0, 200), rule: "callable", message, fix }];
    throw new AppError("invalid", message, { problems });
  };
  const url = URL.canParse(text) ? new URL(text) : refuse("This is not an address", "https://…");
  if (url.protocol !== "https:" && !(privateToo && url.protocol === "http:")) {
    refuse("Webhooks are sent over https only", "give an address that begins with https://");
  }
  if (url.username || url.password) {
    refuse("The address holds a password", "leave it out; the signature tells who sends");
  }
  if (!privateToo && isIP(hostOf(url)) && !isPublicAddress(hostOf(url))) {
    refuse("This address is not on the public internet", "give a public host");
  }
  return url;
}

/**
 * Looks a host up and lets only public addresses through. What passes is what is connected to: nothing
 * is looked up again, so a name cannot turn to another address in between.
 */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new Error("not on the public internet"), "", 0);
    }
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

export interface Signed {
  readonly id: string;
  readonly body: string;
  readonly secret: string;
  /** Seconds of Unix time. */
  readonly timestamp: number;
}

/**
 * The headers of Standard Webhooks (standardwebhooks.com, 1.0): `v1,` and the base64 of
 * HMAC-SHA256(secret, id.timestamp.body), the secret being the bytes behind `whsec_`.
 */
function signatureHeaders({ id, body, secret, timestamp }: Signed): Record<string, string> {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${mac}`,
  };
}

/**
 * Posts a signed body and returns the status of the answer, whose content is not read. A redirect is
 * an answer like any other: it is not followed.
 *
 * @throws what kept it from being answered
 */
export function postSigned(address: string, signed: Signed, privateToo: boolean): Promise<number> {
  const url = requireCallable(address, privateToo);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: "POST",
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(!privateToo && { lookup: publicOnly }),
        headers: {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(signed.body),
          "User-Agent": "Steelyard-Webhooks/1",
          ...signatureHeaders(signed),
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    request.on("error", reject);
    request.end(signed.body);
  });
}
