// npm run e2e -- --base http://127.0.0.1:8080 (--data FOLDER | --logins FILE) [--only TEXT] [--shots FOLDER] [--no-buttons]
// Visits every registered page in both languages and on both sizes and holds it to the rules of console/AGENTS.md.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { launch } from './browser.mjs';
import { pressAll } from './buttons.mjs';
import { signInAll } from './logins.mjs';
import { accessibility, calm, goTo, missingTexts, openPage, overflow, sizes } from './visit.mjs';

const { values: options } = parseArgs({ options: {
  base: { type: 'string', default: 'http://127.0.0.1:8080' }, data: { type: 'string' }, logins: { type: 'string' }, only: { type: 'string' },
  shots: { type: 'string', default: new URL('./shots', import.meta.url).pathname }, 'no-buttons': { type: 'boolean', default: false }, lanes: { type: 'string', default: '3' },
} });
const base = options.base.replace(/\/$/, '');
const shots = options.shots;
await mkdir(shots, { recursive: true });

const browser = await launch();
const people = await signInAll(browser, base, options);
const anonymous = await browser.newContext({ baseURL: base });

async function registeredRoutes() {
  const opened = await openPage(people[0].context, { size: 'desk', language: 'zh' });
  await goTo(opened, base, '/');
  const routes = await opened.page.evaluate(() => window.mingqu.routes);
  await opened.page.close();
  return routes;
}

const mayOpen = (route, person) => !route.roles || route.roles.some((role) => person.roles.includes(role));
const isPartner = (person) => person.roles.some((role) => role.startsWith('PARTNER_'));

/** Who looks at a page: somebody it is made for, not the administrator who may open everything. */
function visitorOf(route) {
  const able = people.filter((person) => mayOpen(route, person) && (route.frame === 'phone') === isPartner(person));
  return able.find((person) => !person.roles.includes('ADMIN')) ?? able[0] ?? people.find((person) => mayOpen(route, person));
}

async function addressOf(route, person) {
  if (!route.path.includes(':')) return route.path;
  if (!route.sample) throw new Error(`${route.path} has parameters but no sample; add sample: { api, params } to its route`);
  const answer = await person.context.request.get(route.sample.api);
  if (!answer.ok()) throw new Error(`sample ${route.sample.api} of ${route.path} answered ${answer.status()}`);
  const body = await answer.json();
  const first = Array.isArray(body) ? body[0] : body.items?.[0];
  if (!first) return null;
  return Object.entries(route.sample.params).reduce((path, [name, field]) => path.replace(`:${name}`, encodeURIComponent(String(first[field]))), route.path);
}

let passed = 0;
let failed = 0;
let skipped = 0;
const count = (complaints) => {
  if (complaints.length === 0) { passed++; return; }
  failed++;
  const fault = new Error(complaints.join('\n'));
  fault.stack = fault.message;
  throw fault;
};

async function look(person, path, name, { language, size, mode }) {
  const opened = await openPage(person.context, { language, size, mode });
  const { page, seen } = opened;
  try {
    await goTo(opened, base, path);
    const settled = await calm(opened);
    await wholePage(page, size);
    await page.screenshot({ path: join(shots, `${name}.${language}.${size}${mode === 'dark' ? '.dark' : ''}.png`) });
    await page.setViewportSize(sizes[size]);
    const complaints = [...seen.complaints];
    if (!settled) complaints.push('still loading after 12 s');
    complaints.push(...(await missingTexts(page)).map((key) => `missing text: ${key}`));
    complaints.push(...(await overflow(page)).map((one) => `sticks out: ${one}`));
    complaints.push(...(await accessibility(page)).map((one) => `accessibility: ${one}`));
    return complaints;
  } catch (error) {
    return [...seen.complaints, error.message.split('\n')[0]];
  } finally { await page.close(); }
}

/** The window grows to the page: Chromium's own full-page shots repeat themselves when several are taken at once. */
async function wholePage(page, size) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...sizes[size], height: Math.min(6_000, Math.max(sizes[size].height, height)) });
  await page.waitForTimeout(120);
}

const nameOf = (path) => path.replace(/[/:]+/g, '-').replace(/^-|-$/g, '') || 'home';
const wanted = (path) => !options.only || path.includes(options.only);
const looks = ['zh', 'en'].flatMap((language) => ['desk', 'phone'].map((size) => ({ language, size })));

const routes = (await registeredRoutes()).filter((route) => wanted(route.path)).sort((a, b) => (a.path < b.path ? -1 : 1));

await test('sign-in page', { skip: !wanted('/login') }, async (t) => {
  for (const one of looks) await t.test(`${one.language} ${one.size}`, async () => {
    // The one expected refusal: asking who is signed in when nobody is.
    const complaints = (await look({ context: anonymous }, '/login', 'login', one)).filter((text) => !(text.includes('401') && text.includes('/api/session')));
    count(complaints);
  });
});

async function visit(t, route, person) {
  if (!person) { failed++; throw new Error(`none of the logins may open ${route.path} (${(route.roles ?? []).join(', ')})`); }
  const path = await addressOf(route, person).catch((error) => { failed++; throw error; });
  if (path === null) { skipped++; t.skip('its list is empty'); return; }
  for (const one of looks) await t.test(`${one.language} ${one.size}`, async () => count(await look(person, path, nameOf(route.path), one)));
  await t.test('dark', async () => count(await look(person, path, nameOf(route.path), { language: 'zh', size: 'desk', mode: 'dark' })));
  if (!options['no-buttons']) await t.test('buttons', async () => {
    const { complaints } = await pressAll(person.context, base, path, { language: 'zh', size: route.frame === 'phone' ? 'phone' : 'desk' });
    count(complaints);
  });
}

await test('pages', { concurrency: Number(options.lanes) }, (t) => Promise.all(routes.map((route) => {
  const person = visitorOf(route);
  return t.test(`${route.path} as ${person?.name ?? 'nobody'}`, (inner) => visit(inner, route, person));
})));

if (!options['no-buttons'] && !options.only) await test('buttons of the frame', async (t) => {
  for (const person of people) await t.test(person.name, async () => {
    const { complaints } = await pressAll(person.context, base, '/', { language: 'zh', size: 'desk' }, 'header');
    count(complaints);
  });
});

await browser.close();
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
