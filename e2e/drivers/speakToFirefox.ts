import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
}

interface PointerSource {
  readonly type: string;
  readonly id: string;
  readonly actions: readonly unknown[];
}

/** What this file uses of a connection of the package `ws`. */
interface Connection {
  readonly url: string;
  send(text: string, ...rest: unknown[]): void;
  emit(event: string, ...rest: unknown[]): boolean;
}

/** A command that every browser answers, and that changes nothing. */
const harmless = { method: 'session.status', params: {} };

/** Commands of Playwright's client that Firefox 153 does not have. */
const missing = new Set(['emulation.setMediaFeaturesOverride']);

/**
 * Makes Playwright's client of WebDriver BiDi and Firefox 153 understand each other. Nothing in
 * `node_modules` changes: messages are rewritten between the two.
 *
 * - A command that Firefox does not have is replaced by one that changes nothing.
 * - Firefox counts clicks within one list of actions only, and Playwright sends a list for each press:
 *   presses that are sent together become one list, so that a double click is one.
 * - Playwright sets the value of a field itself, which React does not notice: the text is inserted as
 *   typed text is.
 * - Firefox cancels every dialog for files, which the page takes for the choice of no file before
 *   Playwright sets the files: the page does not hear of it.
 * - Firefox reports the download of a blob without an id, and Playwright ignores what has none: its
 *   address is one.
 */
export function speakToFirefox(): void {
  const load = createRequire(import.meta.url);
  const folder = dirname(
    createRequire(load.resolve('@playwright/test')).resolve('playwright-core/package.json'),
  );
  const { ws } = load(join(folder, 'lib', 'utilsBundle.js')) as { ws: { prototype: Connection } };
  const { send, emit } = ws.prototype;
  const held = new WeakMap<Connection, Message[]>();

  function flush(connection: Connection): void {
    const pressed = held.get(connection) ?? [];
    held.delete(connection);
    for (const message of joinActions(pressed)) send.call(connection, JSON.stringify(message));
  }

  ws.prototype.send = function sendToFirefox(text, ...rest) {
    const message = isToFirefox(this) ? (JSON.parse(text) as Message) : {};
    if (pointerOf(message) !== null) {
      const pressed = held.get(this);
      if (pressed !== undefined) pressed.push(message);
      else {
        held.set(this, [message]);
        queueMicrotask(() => flush(this));
      }
      return;
    }
    flush(this);
    const isMissing = missing.has(message.method ?? '');
    send.call(
      this,
      isMissing ? JSON.stringify({ id: message.id, ...harmless }) : withCorrectScript(text),
      ...rest,
    );
  };

  ws.prototype.emit = function receiveFromFirefox(event, ...rest) {
    const [data] = rest;
    if (event !== 'message' || !Buffer.isBuffer(data) || !isToFirefox(this))
      return emit.call(this, event, ...rest);
    return emit.call(this, event, nameDownload(data), ...rest.slice(1));
  };
}

const isToFirefox = ({ url }: Connection): boolean => url.endsWith('/session');

/** The pointer that a command moves or presses; null for another command. */
function pointerOf({ method, params }: Message): PointerSource | null {
  if (method !== 'input.performActions') return null;
  const [source] = (params?.['actions'] ?? []) as readonly PointerSource[];
  return source?.type === 'pointer' ? source : null;
}

/** Puts the actions of all commands into the last one. The others are answered before it. */
function joinActions(messages: readonly Message[]): readonly Message[] {
  const last = messages.at(-1);
  const source = last === undefined ? null : pointerOf(last);
  if (last === undefined || source === null) return [];
  const actions = messages.flatMap((message) => pointerOf(message)?.actions ?? []);
  const joined = { ...last, params: { ...last.params, actions: [{ ...source, actions }] } };
  return [
    ...messages.slice(0, -1).map(({ id }) => ({ ...(id === undefined ? {} : { id }), ...harmless })),
    joined,
  ];
}

/** Corrects the script that Playwright adds to each page of Firefox. */
function withCorrectScript(text: string): string {
  return text.replace(
    'window.__pw_bidiInsertText = (text) => bidiInsertText(window, text);',
    'window.__pw_bidiInsertText = (text) => void window.document.execCommand(`insertText`, false, text);' +
      'window.addEventListener(`cancel`, (event) => event.target.type === `file` && event.stopImmediatePropagation(), true);',
  );
}

function nameDownload(data: Buffer): Buffer {
  if (!data.includes('"browsingContext.download')) return data;
  const message = JSON.parse(data.toString('utf8')) as Message;
  const params = { download: message.params?.['url'], ...message.params };
  return Buffer.from(JSON.stringify({ ...message, params }));
}
