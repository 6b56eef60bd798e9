import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import { giveStylesTheNonce } from '@/app/nonce';
import { featureRoutes, homeOf } from '@/app/routes';
import { missingKeys, startI18n } from '@/i18n';
import '@/design/design.css';

giveStylesTheNonce();

declare global {
  interface Window {
    /** What the browser test asks the page: its routes, and the texts it could not find. */
    mingqu: { routes: unknown[]; missingKeys: Set<string>; homeOf: typeof homeOf };
  }
}
window.mingqu = {
  routes: featureRoutes.map(({ path, title, shape, roles, frame, sample, menu }) => ({ path, title, shape, roles, frame, sample, menu })),
  missingKeys,
  homeOf,
};

await startI18n();
createRoot(document.getElementById('root')!).render(<App />);
