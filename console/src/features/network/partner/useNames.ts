import { useTranslation } from 'react-i18next';
import { useGet, type Page } from '@/api';
import { nameIn, type Named, type Unit } from './partner';

/** Names of channels, legal entities and regions in the reader's language, and as choices. */
export function useNames() {
  const { i18n } = useTranslation();
  const channels = useGet<Page<Named>>('/api/channels', undefined, { staleTime: 300_000 });
  const entities = useGet<Page<Named>>('/api/entities', undefined, { staleTime: 300_000 });
  const units = useGet<Page<Unit>>('/api/org-units', undefined, { staleTime: 300_000 });
  const of = (rows: readonly Named[] | undefined) => new Map((rows ?? []).map((row) => [row.id, nameIn(i18n.language, row)]));
  const options = (rows: readonly Named[] | undefined) => (rows ?? []).map((row) => ({ value: row.id, label: nameIn(i18n.language, row) }));
  return {
    channel: of(channels.data?.items), entity: of(entities.data?.items),
    channels: options(channels.data?.items), entities: options(entities.data?.items),
    regions: (units.data?.items ?? []).map((unit) => ({ value: unit.id, label: `${'　'.repeat(unit.depth)}${nameIn(i18n.language, unit)}` })),
  };
}
