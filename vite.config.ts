import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './scripts/vite/contentSecurityPolicy.ts';
import { noColours } from './scripts/vite/noColours.ts';
import { offline } from './scripts/vite/offline.ts';
import { partSizes } from './scripts/vite/partSizes.ts';
import { sandboxPage } from './scripts/vite/sandboxPage.ts';
import { shortClassName } from './scripts/vite/shortClassName.ts';
import { textSize } from './scripts/vite/textSize.ts';
import { unusedFlowParts } from './scripts/vite/unusedFlowParts.ts';

/**
 * What the first page needs lies in two files instead of some forty, most of them an icon or a part:
 * one file packs better, and the libraries stay in the browser's store when the designer changes.
 * What only a part loaded later uses goes with that part, because package.json's `sideEffects` says that
 * no module of src does anything by being imported.
 * The entry, src/main.tsx, stays out: the page's script tag asks for it.
 */
const firstPageGroups = [
  { name: 'libraries', tags: ['$initial' as const], test: /[\\/]node_modules[\\/]/ },
  { name: 'designer', tags: ['$initial' as const], test: /[\\/]src[\\/](?!main\.tsx)/ },
];

export default defineConfig({
  // Relative addresses: the built page works under any sub-path.
  base: './',
  plugins: [
    react(),
    textSize(),
    noColours(),
    unusedFlowParts(),
    contentSecurityPolicy(),
    sandboxPage({
      outer: 'src/playground/outer/main.ts',
      frame: 'src/playground/frame/main.ts',
      gate: 'src/playground/gate/main.ts',
      worker: 'src/playground/worker/main.ts',
    }),
    offline({ worker: 'src/offline/serviceWorker.ts' }),
    partSizes({ limit: 230, recorded: 'scripts/vite/partSizes.json' }),
  ],
  // A worker loads later parts of its own, too, such as a target or the source of a large file.
  worker: { format: 'es' },
  css: { modules: { generateScopedName: shortClassName } },
  // React has had the hook itself since version 18, so what stands in for it in older ones stays out.
  resolve: {
    alias: { 'use-sync-external-store/shim/with-selector.js': 'use-sync-external-store/with-selector.js' },
  },
  build: {
    target: 'es2022',
    // The names of the scripts that each later part imports would be 4 KB of the first page: the part asks for them
    // itself. Its styles stay named, because nothing else loads them.
    modulePreload: {
      resolveDependencies: (_file, scripts, { hostType }) => (hostType === 'html' ? scripts : []),
    },
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: firstPageGroups } } },
  },
});
