// Serves console/dist the way the server does: a fresh nonce in every page and the strict content security policy.
// For looking at pages without a server; answers under /api come from what the test gives.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' };

export function policy(nonce) {
  return `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; `
    + `object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

export async function startPreview(answer = () => null) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/api/')) {
      const found = answer(request.method, url.pathname, url.searchParams);
      response.writeHead(found?.status ?? 404, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(found?.body ?? { code: 'not-found', status: 404, title: 'not found' }));
      return;
    }
    const path = normalize(url.pathname);
    const file = extname(path) ? path : '/index.html';
    try {
      let content = await readFile(join(dist, file));
      const nonce = randomBytes(16).toString('base64');
      if (file === '/index.html') content = content.toString().replaceAll('__NONCE__', nonce);
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...(file === '/index.html' ? { 'Content-Security-Policy': policy(nonce) } : {}) });
      response.end(content);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
