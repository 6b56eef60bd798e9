// Every enabled button does something: presses each one in a fresh page and looks for a change.
import { calm, goTo, openPage } from './visit.mjs';

const LIMIT = 40;

/** One entry per kind of button: the fifty "details" of a list are one kind. */
async function kindsOf(page, within) {
  return page.evaluate(({ within, limit }) => {
    const kinds = new Map();
    [...document.querySelectorAll(`${within} button, ${within} [role="button"]`)].forEach((button, index) => {
      const shown = button.getClientRects().length > 0 && button.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!shown || button.disabled || button.getAttribute('aria-disabled') === 'true') return;
      const name = (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
      const inRow = button.closest('tr, .mq-card') !== null;
      const kind = inRow ? `row:${button.className}` : `${name.replace(/[\d,.]+/g, '#')}|${button.className}`;
      if (!kinds.has(kind)) kinds.set(kind, { index, name });
    });
    return [...kinds.values()].slice(0, limit);
  }, { within, limit: LIMIT });
}

async function watch(page) {
  await page.evaluate(() => {
    window.changes = 0;
    new MutationObserver((list) => {
      // A button's own focus or press styling is no effect.
      window.changes += list.filter((one) => !(one.type === 'attributes' && one.target.closest?.('button') !== null && ['class', 'style'].includes(one.attributeName))).length;
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

async function press(context, base, path, within, look, { index, name }) {
  const opened = await openPage(context, look);
  const { page, seen } = opened;
  try {
    // A test run must not decide, send or delete anything: writes are refused here, the attempt counts as the effect.
    await page.route('**/api/**', (route) => (route.request().method() === 'GET' ? route.fallback()
      : route.fulfill({ status: 409, contentType: 'application/problem+json', body: '{"code":"e2e.refused","status":409,"title":"refused by the test","detail":"refused by the test"}' })));
    await goTo(opened, base, path);
    let effect = false;
    page.on('download', () => { effect = true; });
    page.on('filechooser', () => { effect = true; });
    page.on('dialog', (dialog) => { effect = true; void dialog.dismiss(); });
    page.on('popup', () => { effect = true; });
    const before = { requests: seen.requests, url: page.url(), faults: seen.complaints.filter((text) => text.startsWith('fault')).length };
    const button = page.locator(`${within} button, ${within} [role="button"]`).nth(index);
    await watch(page);
    await button.click({ timeout: 4_000 });
    for (let wait = 0; wait < 15 && !effect; wait++) {
      await page.waitForTimeout(80);
      effect ||= seen.requests > before.requests || page.url() !== before.url || (await page.evaluate(() => window.changes ?? 1).catch(() => 1)) > 0;
    }
    await calm(opened, 3_000);
    const faults = seen.complaints.filter((text) => text.startsWith('fault'));
    const crashed = await page.locator('.mq-empty-code', { hasText: '!' }).count();
    if (faults.length > before.faults || crashed > 0) return `“${name}” breaks the page: ${faults.at(-1) ?? 'error page shown'}`;
    return effect ? null : `“${name}” does nothing`;
  } catch (error) {
    return `“${name}” cannot be pressed: ${error.message.split('\n')[0]}`;
  } finally { await page.close(); }
}

export async function pressAll(context, base, path, look, within = 'main') {
  const opened = await openPage(context, look);
  await goTo(opened, base, path);
  const kinds = await kindsOf(opened.page, within);
  await opened.page.close();
  const complaints = [];
  for (const kind of kinds) {
    const complaint = await press(context, base, path, within, look, kind);
    if (complaint) complaints.push(complaint);
  }
  return { pressed: kinds.length, complaints };
}
