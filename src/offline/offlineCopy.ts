import type { Version } from './version.ts';

/** The parts of the platform that the copy uses; tests play them. */
export interface CopyPlatform {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly fetch: (address: string, options?: RequestInit) => Promise<Response>;
  /** The address of the page, with a slash at its end. */
  readonly scope: string;
}

/** The files of one version of the page, kept in the browser. */
export interface OfflineCopy {
  /**
   * Stores every file of the version. What an earlier version has under the same
   * hashed name is copied from there.
   *
   * @throws if a file cannot be fetched, or if the host serves another version
   */
  install(): Promise<void>;
  /** Whether a request is for a file of the page, of this version or an earlier one. */
  has(request: Pick<Request, 'method' | 'url' | 'cache'>): boolean;
  /** Returns the stored file, or what the network answers where there is none. */
  answer(request: Request): Promise<Response>;
  /** Deletes the files of other versions. Only for the time when no page of theirs is open. */
  deleteOthers(): Promise<void>;
}

/** What the page itself is stored as. */
const PAGE = 'index.html';
/** Files in here have a hash of their content in their names. */
const HASHED = 'assets/';

export function createOfflineCopy(version: Version, platform: CopyPlatform): OfflineCopy {
  const { caches, fetch, scope } = platform;
  const files = new Set(version.files);
  const prefix = `designer ${scope} `;
  const own = `${prefix}${version.id}`;
  const othersOf = async () =>
    (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);

  const fileOf = (address: string): string | null => {
    const [path = ''] = address.split(/[?#]/, 1);
    return path.startsWith(scope) ? path.slice(scope.length) || PAGE : null;
  };

  async function findInOthers(address: string): Promise<Response | undefined> {
    for (const name of await othersOf()) {
      const found = await (await caches.open(name)).match(address);
      if (found) return found;
    }
    return undefined;
  }

  async function load(file: string): Promise<Response> {
    const address = scope + file;
    const kept = file.startsWith(HASHED) ? await findInOthers(address) : undefined;
    if (kept) return kept;
    // A static host may redirect from index.html to its folder.
    const asked = file === PAGE ? scope : address;
    const response = await fetch(asked, file.startsWith(HASHED) ? {} : { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${file} cannot be stored: the host answers ${response.status}.`);
    // A browser refuses a redirected response as the answer for a page.
    const { headers, status } = response;
    const body = await response.blob();
    if (file === PAGE) checkPage(await body.text());
    return new Response(body, { headers, status });
  }

  /** While a new version is uploaded, the host may serve a part of it. */
  function checkPage(text: string): void {
    const [missing] = (text.match(/assets\/[\w.-]+/g) ?? []).filter((file) => !files.has(file));
    if (missing !== undefined) throw new Error(`The host serves another version, with ${missing}.`);
  }

  return {
    async install() {
      const cache = await caches.open(own);
      for (const file of files) await cache.put(scope + file, await load(file));
    },
    has({ method, url, cache }) {
      const file = fileOf(url);
      // Who asks past all stores asks the host.
      if (method !== 'GET' || cache === 'no-store' || file === null) return false;
      return files.has(file) || file.startsWith(HASHED);
    },
    async answer(request) {
      const address = scope + (fileOf(request.url) ?? '');
      const stored = await (await caches.open(own)).match(address);
      // An open page of an earlier version asks for its own parts.
      return stored ?? (await findInOthers(address)) ?? fetch(request.url);
    },
    async deleteOthers() {
      for (const name of await othersOf()) await caches.delete(name);
    },
  };
}
