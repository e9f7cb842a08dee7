import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './scripts/vite/contentSecurityPolicy.ts';
import { firstPageSize } from './scripts/vite/firstPageSize.ts';
import { sandboxPage } from './scripts/vite/sandboxPage.ts';

export default defineConfig({
  // Relative addresses: the built page works under any sub-path.
  base: './',
  plugins: [
    react(),
    contentSecurityPolicy(),
    sandboxPage({ frame: 'src/playground/frame/main.ts', worker: 'src/playground/worker/main.ts' }),
    firstPageSize({ limit: 250 * 1024 }),
  ],
  build: { target: 'es2022', chunkSizeWarningLimit: 800 },
});
