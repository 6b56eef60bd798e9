// Signs people in over the API, as the login page does.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** People of the demo; all have one password, which the demo prints. */
const DEMO = { password: 'Mingqu-2026', logins: ['channel', 'region', 'sales', 'pricing', 'preparer', 'reviewer', 'approver', 'analyst'] };

const headers = () => ({ 'X-Mingqu': '1', 'Idempotency-Key': randomUUID() });

/** Signed-in people for every role: from --logins, or from a data folder: its administrator, the demo's staff, a partner by link and code. */
export async function signInAll(browser, base, { logins, data }) {
  if (logins) {
    const people = [];
    for (const login of JSON.parse(await readFile(logins, 'utf8'))) people.push(await withPassword(browser, base, login));
    return people;
  }
  const secret = data && join(data, 'admin-password.txt');
  if (!secret || !existsSync(secret)) throw new Error('No logins. Give --data FOLDER of a running server (admin-password.txt), or --logins FILE ([{"login":"…","password":"…"}]).');
  const admin = await withPassword(browser, base, { login: 'admin', password: (await readFile(secret, 'utf8')).trim() });
  const people = [admin];
  for (const login of DEMO.logins) {
    const person = await withPassword(browser, base, { login, password: DEMO.password }).catch(() => null);
    if (person) people.push(person);
  }
  const partner = await byLink(browser, base, admin);
  return partner ? [...people, partner] : people;
}

async function visitor(browser, base) {
  return browser.newContext({ baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
}

async function signedIn(context, name) {
  return { context, name, roles: (await (await context.request.get('/api/session')).json()).roles };
}

async function withPassword(browser, base, { login, password }) {
  const context = await visitor(browser, base);
  const answer = await context.request.post('/api/session', { headers: headers(), data: { login, password } });
  if (answer.ok()) return signedIn(context, login);
  await context.close();
  throw new Error(`${login} cannot sign in: ${answer.status()} ${(await answer.text()).slice(0, 200)}`);
}

/** A partner's user opens the link of a message and types its code; a demo answers with both. Rather one who has something to confirm. */
async function byLink(browser, base, admin) {
  const found = (await (await admin.context.request.get('/api/people?partner=true&limit=12')).json()).items ?? [];
  let last = null;
  for (const person of found) {
    const sent = await admin.context.request.post(`/api/people/${person.id}/link`, { headers: headers(), data: {} });
    const { link, code } = await sent.json();
    if (!link) break;
    const context = await visitor(browser, base);
    const answer = await context.request.post('/api/session/partner', { headers: headers(), data: { token: link.split('/').at(-1), code } });
    if (!answer.ok()) throw new Error(`${person.name} cannot sign in by link: ${answer.status()} ${(await answer.text()).slice(0, 200)}`);
    await last?.context.close();
    last = await signedIn(context, 'partner');
    const waiting = await (await context.request.get('/api/my/statements?state=SENT&limit=1')).json();
    if (waiting.items?.length > 0) break;
  }
  return last;
}
