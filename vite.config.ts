import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPageSize } from './scripts/vite/firstPageSize.ts';

export default defineConfig({
  // Relative addresses: the built page works under any sub-path.
  base: './',
  plugins: [react(), firstPageSize({ limit: 250 * 1024 })],
  build: { target: 'es2022', chunkSizeWarningLimit: 800 },
});
