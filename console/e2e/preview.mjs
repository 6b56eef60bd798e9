// Serves console/dist the way the server does: a fresh nonce in every page and the strict content security policy.
// `node e2e/preview.mjs` passes /api on to MINGQU_SERVER: a newly built console before a server that runs already.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' };

export function policy(nonce) {
  return `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; `
    + `object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

function passOn(server, request, response) {
  const target = new URL(request.url, server);
  const onward = ask(target, { method: request.method, headers: { ...request.headers, host: target.host } }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => { response.writeHead(502); response.end(); });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

export async function startPreview(server, port = 0) {
  const preview = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/api/')) {
      passOn(server, request, response);
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
  await new Promise((resolve) => preview.listen(port, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${preview.address().port}`, close: () => preview.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { base } = await startPreview(process.env.MINGQU_SERVER ?? 'http://127.0.0.1:8080', Number(process.env.PORT ?? 5174));
  console.log(base);
}
