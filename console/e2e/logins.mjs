// Signs people in over the API, as the login page does.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `[{ login, password } | { link } …]` from --logins, or what the demo left in its data folder. */
export async function readLogins({ logins, data }) {
  const place = logins ?? (data && existsSync(join(data, 'logins.json')) ? join(data, 'logins.json') : null);
  if (!place) throw new Error('No logins. Give --logins FILE ([{"login":"…","password":"…"}]) or --data FOLDER of a loaded demo (logins.json).');
  const found = JSON.parse(await readFile(place, 'utf8'));
  return Array.isArray(found) ? found : found.logins;
}

const headers = () => ({ 'X-Mingqu': '1', 'Idempotency-Key': randomUUID() });

export async function signIn(browser, base, login) {
  const context = await browser.newContext({ baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  const answer = await context.request.post('/api/session', { headers: headers(), data: { login: login.login, password: login.password } });
  if (!answer.ok()) throw new Error(`${login.login} cannot sign in: ${answer.status()} ${(await answer.text()).slice(0, 200)}`);
  const session = await (await context.request.get('/api/session')).json();
  return { context, name: login.login, roles: session.roles };
}
