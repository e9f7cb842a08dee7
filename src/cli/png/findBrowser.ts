import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { printable, Refusal } from '../terminal.ts';

/** Names the browser to use, whatever else is installed. */
const browserVariable = 'CHROMIUM_PATH';

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const wellKnownPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The part of the environment that says where programs are. */
export interface BrowserPlaces {
  readonly [browserVariable]?: string | undefined;
  readonly PATH?: string | undefined;
}

/**
 * Finds an installed Chromium, Chrome or Edge.
 *
 * @returns its absolute path
 * @throws Refusal if there is none, or the variable names none
 */
export function findBrowser(
  { [browserVariable]: named, PATH: folders = '' }: BrowserPlaces,
  exists: (path: string) => boolean = existsSync,
): string {
  if (named) {
    if (exists(named)) return named;
    throw new Refusal(
      `${browserVariable} names ${printable(named)}, which is not there: correct it, or unset it.`,
    );
  }
  const inFolders = folders
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => commandNames.map((name) => join(folder, name)));
  const found = [...inFolders, ...wellKnownPaths].find(exists);
  if (found !== undefined) return found;
  throw new Refusal(
    `A png needs a browser to paint it, and no Chromium, Chrome or Edge was found: name one in ${browserVariable}, or draw an svg.`,
  );
}
