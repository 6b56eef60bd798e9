import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '@/design/PageSkeleton';
import { mayOpen, type FeatureRoute } from './routes';
import { useSession } from './session';
import { Forbidden } from './states';

const loaded = new Map<FeatureRoute, ReturnType<typeof lazy>>();

function pageOf(route: FeatureRoute) {
  const known = loaded.get(route);
  if (known) return known;
  const page = lazy(route.load);
  loaded.set(route, page);
  return page;
}

export function FeaturePage({ route }: { route: FeatureRoute }) {
  const { t } = useTranslation();
  const { roles } = useSession();
  const Page = useMemo(() => pageOf(route), [route]);
  const title = t(route.title as never) as string;
  useEffect(() => { document.title = `${title} · ${t('shell:brand')}`; }, [title, t]);
  if (!mayOpen(route, roles)) return <Forbidden />;
  return <Suspense fallback={<PageSkeleton />}><Page /></Suspense>;
}
