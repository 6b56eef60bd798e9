import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.MINGQU_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  // The server replaces this placeholder in index.html with a fresh nonce for every answer.
  html: { cspNonce: '__NONCE__' },
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500, reportCompressedSize: false },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/testing/setup.ts'], testTimeout: 60_000 },
});
