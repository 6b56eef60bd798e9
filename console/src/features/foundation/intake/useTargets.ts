import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { labelIn, type Target } from './intake';

/** The kinds of files that can be brought in, with their names in the reader's language. */
export function useTargets() {
  const { i18n } = useTranslation();
  const query = useGet<Target[]>('/api/intake/targets', undefined, { staleTime: 600_000 });
  const targets = query.data ?? [];
  const nameOf = (kind: string) => {
    const target = targets.find((one) => one.kind === kind);
    return target ? labelIn(i18n.language, target) : kind;
  };
  return { targets, nameOf, problem: query.error };
}
