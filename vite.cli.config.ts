import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** The colours of pictures, which the program cannot ask a browser for. */
const styleSheet = readFileSync(new URL('src/ui/tokens.css', import.meta.url), 'utf8');

/** Builds the program for the terminal into dist-cli, with everything that it needs in it. */
export default defineConfig({
  publicDir: false,
  define: { PROGRAM_VERSION: JSON.stringify(version), STYLE_SHEET: JSON.stringify(styleSheet) },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'loopback-model-designer.js',
        chunkFileNames: 'parts/[name]-[hash].js',
        banner: (chunk: { isEntry: boolean }) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
