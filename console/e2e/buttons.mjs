// Every enabled button does something: presses each one with the page anew and looks for a change.
import { anew, calm, goTo } from './visit.mjs';

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
    window.refuseWrites = true;
    window.changes = 0;
    window.watching?.disconnect();
    // A button's own focus or press styling is no effect.
    const own = (one) => one.type === 'attributes' && one.target.closest?.('button') !== null && ['class', 'style'].includes(one.attributeName);
    window.watching = new MutationObserver((list) => { window.changes += list.filter((one) => !own(one)).length; });
    window.watching.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

async function press(opened, within, { index, name }) {
  const { page, seen } = opened;
  let effect = false;
  const noted = () => { effect = true; };
  const dismissed = (dialog) => { effect = true; void dialog.dismiss(); };
  const closed = (popup) => { effect = true; void popup.close(); };
  page.on('download', noted).on('filechooser', noted).on('dialog', dismissed).on('popup', closed);
  try {
    const before = { requests: seen.requests, url: page.url(), faults: seen.complaints.filter((text) => text.startsWith('fault')).length };
    const button = page.locator(`${within} button, ${within} [role="button"]`).nth(index);
    await watch(page);
    await button.click({ timeout: 4_000 });
    for (let wait = 0; wait < 24 && !effect; wait++) {
      await page.waitForTimeout(wait < 4 ? 20 : 60);
      effect ||= seen.requests > before.requests || page.url() !== before.url || (await page.evaluate(() => window.changes ?? 1).catch(() => 1)) > 0;
    }
    await calm(opened, 3_000);
    const faults = seen.complaints.filter((text) => text.startsWith('fault'));
    const crashed = await page.locator('.mq-empty-code', { hasText: '!' }).count();
    if (faults.length > before.faults || crashed > 0) return `“${name}” breaks the page: ${faults.at(-1) ?? 'error page shown'}`;
    return effect ? null : `“${name}” does nothing`;
  } catch (error) {
    return `“${name}” cannot be pressed: ${(/intercepts.*|not visible|not stable|detached/.exec(error.message) ?? [error.message.split('\n')[0]])[0]} ${(/<[^>]*> from|<[^>]*>[^\n]*intercepts[^\n]*/.exec(error.message) ?? [''])[0]}`;
  } finally {
    page.off('download', noted).off('filechooser', noted).off('dialog', dismissed).off('popup', closed);
  }
}

/** In a page that is open already; between two buttons it is shown anew. The frame around the pages stays when they change, so for it all is loaded again. */
export async function pressAll(opened, base, path, within = 'main') {
  const again = within === 'main' ? anew : goTo;
  await again(opened, base, path);
  const kinds = await kindsOf(opened.page, within);
  const complaints = [];
  for (const [at, kind] of kinds.entries()) {
    if (at > 0) await again(opened, base, path);
    const complaint = await press(opened, within, kind);
    if (complaint) complaints.push(complaint);
  }
  return { pressed: kinds.length, complaints };
}
