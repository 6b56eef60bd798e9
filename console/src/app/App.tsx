import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { FrameGate } from './FrameGate';
import { featureRoutes } from './routes';
import { SessionProvider } from './session';
import { Crashed, NotFound } from './states';
import { pageNonce } from './nonce';
import { antdThemeOf, useMode } from './theme';
import { FeaturePage } from './FeaturePage';
import { Home } from './Home';
import { Login } from './Login';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (ApiProblem.of(error).status === 0 || ApiProblem.of(error).status >= 502),
    },
  },
});

const router = createBrowserRouter([
  { path: '/login', element: <Login /> },
  { path: '/l/:token', element: <Login /> },
  {
    element: <FrameGate />,
    errorElement: <Crashed />,
    children: [
      { path: '/', element: <Home /> },
      { path: '/welcome', element: <Home /> },
      ...featureRoutes.map((route) => ({ path: route.path, element: <FeaturePage key={route.path} route={route} />, errorElement: <Crashed /> })),
      { path: '*', element: <NotFound /> },
    ],
  },
]);

/** For the browser test: another page without loading the whole console again. */
export const go = (path: string): Promise<void> => router.navigate(path);

const csp = { nonce: pageNonce() };

export function App() {
  const { i18n } = useTranslation();
  const mode = useMode();
  const theme = useMemo(() => antdThemeOf(mode), [mode]);
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enUS : zhCN} theme={theme} csp={csp} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <AntApp notification={{ placement: 'bottomRight' }}>
        <QueryClientProvider client={queryClient}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
