import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean);

export function launch() {
  const executablePath = places.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`No Chromium found in ${places.join(', ')}. Maybe: apt-get install chromium fonts-noto-cjk, or set CHROMIUM.`);
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'] });
}
