import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { tokenHeader } from '../../exchange/index.ts';

/** What a request must know to reach the folder. */
export interface Gate {
  /** Host and port, as the browser names them: `127.0.0.1:4100`. */
  readonly host: string;
  readonly token: string;
}

/**
 * Whether a request names the address that was printed. The name of another host
 * that leads here (DNS rebinding) is refused.
 */
export const isForThisHost = ({ headers }: IncomingMessage, { host }: Gate): boolean => headers.host === host;

/**
 * Whether a request comes from the page that this program serves: it holds the
 * token, and names no other origin. Browsers add the origin to all that writes.
 */
export function isFromOwnPage({ headers, method }: IncomingMessage, { host, token }: Gate): boolean {
  const { origin } = headers;
  const isRead = method === 'GET' || method === 'HEAD';
  if (origin === undefined ? !isRead : origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return isEqual(headers[tokenHeader], token);
}

function isEqual(given: string | readonly string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Keep other pages from showing, reading or learning about this one. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "frame-ancestors 'self'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};
