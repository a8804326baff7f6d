import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may come in: pages of this server, in a browser that was once opened with the one-time address. */
export interface Gate {
  /** The address for the person; its token works once. */
  readonly address: string;
  /**
   * Whether a request was meant for this server and comes from its own page or from a person's hand. A name that
   * was made to point here (DNS rebinding) fails by its Host, a foreign page by its Origin.
   * @param fromPage the request must name its page, as browsers do when scripts write or open a socket
   */
  meant(request: IncomingMessage, fromPage: boolean): boolean;
  /** Whether the browser shows the cookie that the token was traded for. */
  knows(request: IncomingMessage): boolean;
  /** Trades the token of an address for a `Set-Cookie` value, once. */
  admit(address: string): string | undefined;
}

export function createGate(port: number): Gate {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const secret = newSecret();
  // Browsers share cookies among the ports of a host: another lab must not overwrite this one's.
  const cookie = `espalier-${port}`;
  let token: string | undefined = newSecret();
  return {
    address: `${origin}/?token=${token}`,
    meant({ headers }, fromPage) {
      if (headers.host !== host) return false;
      return headers.origin === undefined ? !fromPage : headers.origin === origin;
    },
    knows: ({ headers }) => same(cookieOf(headers.cookie ?? '', cookie), secret),
    admit(address) {
      if (token === undefined || !same(new URL(address, origin).searchParams.get('token') ?? '', token))
        return undefined;
      token = undefined;
      return `${cookie}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing about where they differ. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieOf(header: string, name: string): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1] ?? '';
}
