import { relative } from 'node:path';
import type { Plugin } from 'vite';

/** The size of text, in CSS pixels, that a browser has before a person chooses another. */
const USUAL = 16;

/** Lengths up to this one are lines and gaps of a hair, which stay as they are. */
const LEAST = 2;

/** What lies in the drawing grows with its zoom: its places and sizes are in the model files' own pixels. */
const drawn = /^src\/canvas\/(areas|edges|nodes|notes)\//;

/**
 * Makes the interface as large as the text size that the browser is set to: lengths in the style sheets of `src`
 * are written in pixels, and built as parts of the text size, also in media queries. A bar grows with its text, and
 * a page that is too narrow for larger text shows what it shows on a narrower screen.
 */
export const textSize = (): Plugin => {
  let root = '';
  return {
    name: 'text-size',
    enforce: 'pre',
    configResolved: (config) => {
      root = config.root;
    },
    transform: {
      filter: { id: /\.css$/ },
      handler: (code, id) => {
        const path = relative(root, id).replaceAll('\\', '/');
        return path.startsWith('src/') && !drawn.test(path) ? { code: inTextSizes(code), map: null } : null;
      },
    },
  };
};

/** Returns the style sheet with its pixels, except those of hairlines, as parts of the text size. */
export function inTextSizes(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\/|(?<![\w.-])(-?[\d.]+)px\b/g, (found, pixels?: string) =>
    pixels === undefined || Math.abs(Number(pixels)) <= LEAST
      ? found
      : `${Number((Number(pixels) / USUAL).toFixed(5))}rem`,
  );
}
