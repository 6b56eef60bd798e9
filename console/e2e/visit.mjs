// Opens a page of the console, waits until it is calm, and notes everything a careful person would complain about.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

export async function openPage(context, { size, language, mode = 'light' }) {
  const page = await context.newPage();
  await page.setViewportSize(sizes[size]);
  await page.addInitScript(([language, mode]) => {
    localStorage.setItem('mingqu.language', language);
    localStorage.setItem('mingqu.mode', mode);
    // A test run must not decide, send or delete anything: once told so, the page's writes are refused before they leave it, and counted.
    const send = window.fetch;
    window.fetch = (input, init) => {
      const asks = (init?.method ?? 'GET') === 'GET' || /\/(check|simulate|preview)$/.test(String(input).split('?')[0]); // a question too long for an address
      if (!window.refuseWrites || asks) return send(input, init);
      window.changes = (window.changes ?? 0) + 1;
      const problem = { code: 'e2e.refused', status: 409, title: 'refused by the test', detail: 'refused by the test' };
      return Promise.resolve(new Response(JSON.stringify(problem), { status: 409, headers: { 'Content-Type': 'application/problem+json' } }));
    };
  }, [language, mode]);
  const seen = { complaints: [], requests: 0, writes: 0, pending: new Set() };
  page.on('console', (message) => { if (message.type() === 'error') seen.complaints.push(`console: ${message.text().slice(0, 300)} ${message.location().url ?? ''}`); });
  page.on('pageerror', (error) => seen.complaints.push(`fault: ${error.message.slice(0, 300)}`));
  page.on('request', (request) => { if (isData(request)) { seen.requests++; seen.pending.add(request); } });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => seen.pending.delete(request));
  return { page, seen };
}

/** Another language, size or mode of the page that is open, as a person would switch it: nothing is loaded again. */
export async function show({ page }, { size, language, mode = 'light' }) {
  await page.setViewportSize(sizes[size]);
  await page.evaluate(async ([language, mode]) => {
    window.mingqu.switchMode(mode);
    await window.mingqu.switchLanguage(language);
  }, [language, mode]);
}

/** The page as it is when one comes to it, drawers shut and fields empty, without starting the console again where that can be avoided. */
export async function anew(opened, base, path) {
  const { page } = opened;
  const usable = await page.evaluate(() => window.mingqu !== undefined && document.querySelector('.mq-empty-code') === null).catch(() => false);
  if (usable) {
    await page.evaluate(() => window.mingqu.go('/-')); // a page that is not there: the one before goes, with its drawers
    await page.locator('.mq-empty-code').waitFor({ timeout: 5_000 });
    await page.evaluate((path) => window.mingqu.go(path), path);
    await page.locator('.mq-empty-code').waitFor({ state: 'detached', timeout: 5_000 });
  } else await page.goto(base + path, { waitUntil: 'load' });
  await page.locator('main').first().waitFor({ timeout: 15_000 });
  await calm(opened);
}

const isData = (request) => !request.url().includes('/api/events') && request.url().startsWith('http');

export async function goTo({ page, seen }, base, path) {
  await page.goto(base + path, { waitUntil: 'load' });
  await page.locator('main').first().waitFor({ timeout: 15_000 });
  await calm({ page, seen });
}

/** Calm: nothing is loading for a quarter of a second (the event stream apart) and no skeleton is left. */
export async function calm({ page, seen }, atMost = 12_000) {
  const until = Date.now() + atMost;
  let quietSince = Date.now();
  while (Date.now() < until) {
    const busy = seen.pending.size > 0 || await page.evaluate(() =>
      document.querySelector('.ant-skeleton-active, .ant-spin-spinning, [aria-busy="true"], .ant-drawer-loading') !== null);
    if (busy) quietSince = Date.now();
    else if (Date.now() - quietSince >= 250) return true;
    await page.waitForTimeout(60);
  }
  return false;
}

export async function missingTexts(page) {
  return page.evaluate(() => [...(window.mingqu?.missingKeys ?? [])]);
}

/** Elements that stick out to the right of the window, outermost named first; empty when nothing scrolls sideways. */
export async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.ant-table-content, .ant-table-body, .mq-scroll'))
      .slice(0, 4).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ends at ${Math.round(element.getBoundingClientRect().right)}`);
  });
}

/** Rules of WCAG 2.2 level A and AA that a machine can check. */
export async function accessibility(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const result = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] });
    return result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
      `${rule.id}: ${node.target.join(' ')} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`.slice(0, 320)));
  });
}
