// npm run e2e -- --base http://127.0.0.1:8080 (--data FOLDER | --logins FILE) [--only TEXT] [--shots FOLDER] [--no-buttons]
// Visits every registered page in both languages and on both sizes and holds it to the rules of console/AGENTS.md.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { launch } from './browser.mjs';
import { pressAll } from './buttons.mjs';
import { signInAll } from './logins.mjs';
import { accessibility, calm, goTo, missingTexts, openPage, overflow, show, sizes } from './visit.mjs';

const { values: options } = parseArgs({ options: {
  base: { type: 'string', default: 'http://127.0.0.1:8080' }, data: { type: 'string' }, logins: { type: 'string' }, only: { type: 'string' },
  shots: { type: 'string', default: new URL('./shots', import.meta.url).pathname }, 'no-buttons': { type: 'boolean', default: false }, lanes: { type: 'string', default: '2' },
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
let buttons = 0;
const count = (complaints) => {
  if (complaints.length === 0) { passed++; return; }
  failed++;
  const fault = new Error(complaints.join('\n'));
  fault.stack = fault.message;
  throw fault;
};

/** What is wrong with the page as it is shown now; a whole look also takes its picture and asks axe. */
async function complaintsOf(opened, name, { language, size, mode, whole }) {
  const { page, seen } = opened;
  const settled = await calm(opened);
  const complaints = seen.complaints.splice(0);
  if (whole) {
    await wholePage(page, size);
    await page.screenshot({ path: join(shots, `${name}.${language}.${size}${mode === 'dark' ? '.dark' : ''}.png`) });
    await page.setViewportSize(sizes[size]);
  }
  if (!settled) complaints.push('still loading after 12 s');
  complaints.push(...(await missingTexts(page)).map((key) => `missing text: ${key}`));
  complaints.push(...(await overflow(page)).map((one) => `sticks out: ${one}`));
  if (whole) complaints.push(...(await accessibility(page)).map((one) => `accessibility: ${one}`));
  return complaints;
}

/** All looks of a page that is open, one after the other; the page starts once. */
async function lookAll(t, opened, name) {
  for (const one of looks) await t.test(`${one.language} ${one.size}${one.mode ? ` ${one.mode}` : ''}`, async () => {
    if (one !== looks[0]) await show(opened, one);
    count(await complaintsOf(opened, name, one));
  });
}

/** The window grows to the page: Chromium's own full-page shots repeat themselves when several are taken at once. */
async function wholePage(page, size) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...sizes[size], height: Math.min(6_000, Math.max(sizes[size].height, height)) });
  await page.waitForTimeout(120);
}

const nameOf = (path) => path.replace(/[/:]+/g, '-').replace(/^-|-$/g, '') || 'home';
const wanted = (path) => !options.only || path.includes(options.only);
/** Whole looks (picture, axe) where most people look; the other two hold texts and widths. */
const looks = [
  { language: 'zh', size: 'desk', whole: true }, { language: 'zh', size: 'phone' }, { language: 'en', size: 'phone', whole: true }, { language: 'en', size: 'desk' },
  { language: 'zh', size: 'desk', mode: 'dark', whole: true },
];

const routes = (await registeredRoutes()).filter((route) => wanted(route.path)).sort((a, b) => (a.path < b.path ? -1 : 1));

await test('sign-in page', { skip: !wanted('/login') }, async (t) => {
  const opened = await openPage(anonymous, looks[0]);
  await goTo(opened, base, '/login');
  // The one expected refusal: asking who is signed in when nobody is.
  opened.seen.complaints = opened.seen.complaints.filter((text) => !(text.includes('401') && text.includes('/api/session')));
  await lookAll(t, opened, 'login');
  await opened.page.close();
});

async function visit(t, route, person) {
  if (!person) { failed++; throw new Error(`none of the logins may open ${route.path} (${(route.roles ?? []).join(', ')})`); }
  const path = await addressOf(route, person).catch((error) => { failed++; throw error; });
  if (path === null) { skipped++; t.skip('its list is empty'); return; }
  const opened = await openPage(person.context, looks[0]);
  try {
    await goTo(opened, base, path);
    await lookAll(t, opened, nameOf(route.path));
    if (!options['no-buttons']) await t.test('buttons', async () => {
      await show(opened, { language: 'zh', size: route.frame === 'phone' ? 'phone' : 'desk' });
      const { pressed, complaints } = await pressAll(opened, base, path);
      buttons += pressed;
      count(complaints);
    });
  } finally { await opened.page.close(); }
}

await test('pages', { concurrency: Number(options.lanes) }, (t) => Promise.all(routes.map((route) => {
  const person = visitorOf(route);
  return t.test(`${route.path} as ${person?.name ?? 'nobody'}`, (inner) => visit(inner, route, person));
})));

if (!options['no-buttons'] && !options.only) await test('buttons of the frame', async (t) => {
  for (const person of people) await t.test(person.name, async () => {
    const opened = await openPage(person.context, { language: 'zh', size: 'desk' });
    await goTo(opened, base, '/');
    const { complaints } = await pressAll(opened, base, new URL(opened.page.url()).pathname, 'header');
    await opened.page.close();
    count(complaints);
  });
});

/** Processor seconds of this run and its browser so far, where /proc tells (Linux). */
async function processorSeconds() {
  const stats = await Promise.all((await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  const rows = stats.filter(Boolean).map((text) => { const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); return { pid: Number(text.split(' ')[0]), parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0) }; });
  const mine = new Set([process.pid]);
  for (let before = 0; before !== mine.size;) { before = mine.size; rows.filter((row) => mine.has(row.parent)).forEach((row) => mine.add(row.pid)); }
  return Math.round(rows.filter((row) => mine.has(row.pid)).reduce((sum, row) => sum + row.ticks, 0) / 100);
}
const processor = await processorSeconds();

await browser.close();
console.log(`${routes.length} pages, ${buttons} buttons: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}; ${Math.round(performance.now() / 1000)} s${processor ? `, of the processors ${processor} s, ${(processor / Math.max(1, routes.length)).toFixed(1)} s a page` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
