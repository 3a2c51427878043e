import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

/** `ROSTRUM_URL=https://... npm start` develops against another server. */
const gateway = loadEnv('', '.', 'ROSTRUM_').ROSTRUM_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  build: {
    target: 'es2022',
    // The content security policy allows fonts and scripts from our own origin only, never from data: URLs.
    assetsInlineLimit: 0,
    // The player is one lazy chunk; what must stay small is everything before it.
    chunkSizeWarningLimit: 1300,
  },
  server: {
    proxy: {
      '/api': gateway,
      '/live': gateway,
      '/rooms/socket.io': { target: gateway, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    // One jsdom for all files: making one costs more than the tests do.
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    include: ['src/**/*.test.ts'],
  },
});
