import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pngScale } from '../../exchange/index.ts';
import { printable, Refusal } from '../terminal.ts';

/** A large picture takes a minute on a busy machine. */
const LONGEST_MILLISECONDS = 180_000;

/**
 * Paints an SVG picture with a browser that shows no window, twice as large if the
 * browser can paint that. The picture is shown as an image: it runs no script and
 * loads nothing.
 *
 * @param browser the absolute path of a Chromium
 * @throws Refusal if the browser does not paint it
 */
export async function paintPng(svg: string, browser: string): Promise<Buffer> {
  const size = sizeOf(svg);
  const scale = pngScale(size);
  const width = Math.max(1, Math.floor(size.width * scale));
  const height = Math.max(1, Math.floor(size.height * scale));
  const folder = await mkdtemp(join(tmpdir(), 'loopback-model-designer-'));
  const at = (name: string): string => join(folder, name);
  try {
    await writeFile(at('picture.svg'), svg);
    await writeFile(at('page.html'), pageWith(width, height));
    const complaint = await runBrowser(browser, [
      ...usualFlags,
      `--user-data-dir=${at('profile')}`,
      `--window-size=${width},${height}`,
      `--screenshot=${at('picture.png')}`,
      pathToFileURL(at('page.html')).href,
    ]);
    const png = await readFile(at('picture.png')).catch(() => null);
    if (png !== null && isPngOf(png, width, height)) return png;
    throw new Refusal(
      `${printable(browser)} did not paint the picture${complaint === '' ? '' : ` (${printable(complaint)})`}. Name another browser in CHROMIUM_PATH, or draw an svg.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const usualFlags = [
  '--headless',
  '--hide-scrollbars',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-device-scale-factor=1',
  // Transparent, where the picture is.
  '--default-background-color=00000000',
  // Chromium refuses to sandbox itself when it runs as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '', height = ''] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (width === '' || height === '') throw new Error('The picture has no size.');
  return { width: Number(width), height: Number(height) };
}

function pageWith(width: number, height: number): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src file: 'self'; style-src 'unsafe-inline'">
<style>html, body { margin: 0; overflow: hidden; background: transparent } img { display: block }</style>
<img src="picture.svg" width="${width}" height="${height}">
`;
}

/** Runs a browser to its end. Resolves with why it failed; "" if it did not. */
function runBrowser(browser: string, flags: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(browser, flags, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MILLISECONDS);
    const finish = (complaint: string): void => {
      clearTimeout(timer);
      resolve(complaint);
    };
    child.on('error', ({ message }) => finish(message));
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') finish('it took too long');
      else finish(code === 0 ? '' : `it ended with code ${code}`);
    });
  });
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function isPngOf(bytes: Buffer, width: number, height: number): boolean {
  return (
    bytes.length > 24 &&
    bytes.subarray(0, 8).equals(signature) &&
    bytes.readUInt32BE(16) === width &&
    bytes.readUInt32BE(20) === height
  );
}
