import { createRoot } from 'react-dom/client';
import { App, go } from '@/app/App';
import { giveStylesTheNonce } from '@/app/nonce';
import { featureRoutes, homeOf } from '@/app/routes';
import { switchMode } from '@/app/theme';
import { missingKeys, startI18n, switchLanguage } from '@/i18n';
import '@/design/design.css';

giveStylesTheNonce();

declare global {
  interface Window {
    /** What the browser test asks of the page: its routes, the texts it could not find, another language, mode or page without a new start. */
    mingqu: { routes: unknown[]; missingKeys: Set<string>; homeOf: typeof homeOf; switchLanguage: typeof switchLanguage; switchMode: typeof switchMode; go: typeof go };
  }
}
window.mingqu = {
  routes: featureRoutes.map(({ path, title, shape, roles, frame, sample, menu }) => ({ path, title, shape, roles, frame, sample, menu })),
  missingKeys,
  homeOf,
  switchLanguage,
  switchMode,
  go,
};

await startI18n();
createRoot(document.getElementById('root')!).render(<App />);
