import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, newKey, useGet, type Page } from '@/api';
import { useRole } from '@/app/session';
import { ListPage, Rate, StatusTag, Summary } from '@/design';
import { KINDS, STATES, inTreeOrder, nameOf, toneOf, type Category, type Product } from './catalog';

/** The catalogue: goods, and the codes files carry that are charges, discounts or adjustments. */
export default function ProductList() {
  const { t, i18n } = useTranslation('catalog');
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER', 'PRICING');
  const categories = useGet<Page<Category>>('/api/categories');
  const category = (row: Product) => (i18n.language.startsWith('zh') ? row.categoryZh : row.categoryEn) ?? '—';
  return (
    <ListPage<Product> id="catalog.list" title={t('list.title')} lead={t('list.lead')} source="/api/products" rowKey={(row) => row.id}
      filters={[
        { key: 'q', label: t('search'), kind: 'text', width: 220 },
        { key: 'category', label: t('category'), kind: 'select', options: inTreeOrder(categories.data?.items ?? []).map((one) => ({ value: one.id, label: `${'　'.repeat(one.depth)}${nameOf(i18n.language, one)}` })) },
        { key: 'codeKind', label: t('codeKind'), kind: 'select', options: KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })) },
        { key: 'status', label: t('status'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`states.${value}`) })) },
      ]}
      columns={[
        { key: 'name', title: t('name'), card: 'title', render: (row) => nameOf(i18n.language, row), csv: (row) => nameOf(i18n.language, row) },
        { key: 'sku', title: t('sku'), render: (row) => row.sku, csv: (row) => row.sku },
        { key: 'status', title: t('status'), card: 'figure', render: (row) => <StatusTag tone={toneOf(row.status)}>{t(`states.${row.status}`)}</StatusTag>, csv: (row) => t(`states.${row.status}`) },
        { key: 'category', title: t('category'), render: category, csv: category },
        { key: 'kind', title: t('codeKind'), render: (row) => t(`kinds.${row.codeKind}`), csv: (row) => t(`kinds.${row.codeKind}`) },
        { key: 'spec', title: t('spec'), card: 'none', render: (row) => row.spec || '—', csv: (row) => row.spec },
        { key: 'unit', title: t('baseUnit'), render: (row) => row.baseUnit, csv: (row) => row.baseUnit },
        { key: 'tax', title: t('taxRate'), numeric: true, card: 'none', render: (row) => <Rate ppm={row.taxRatePpm} />, csv: (row) => row.taxRatePpm },
      ]}
      drawer={(row) => <div className="mq-stack"><Summary items={[{ label: t('sku'), value: row.sku }, { label: t('spec'), value: row.spec || '—' }, { label: t('barcode'), value: row.barcode || '—' },
        { label: t('category'), value: category(row) }, { label: t('codeKind'), value: t(`kinds.${row.codeKind}`) }, { label: t('taxRate'), value: <Rate ppm={row.taxRatePpm} /> }]} />
        <Link to={`/products/${row.id}`}>{t('list.open')}</Link></div>}
      drawerTitle={(row) => nameOf(i18n.language, row)} href={(row) => `/products/${row.id}`}
      bulk={keeper ? [{ key: 'activate', label: t('bulk.activate'), applies: (row) => row.status === 'DRAFT', preview: (rows) => t('bulk.text', { count: rows.length }),
        run: async (rows) => {
          const done = await api.post<{ count: number }>('/api/products/activate', { ids: rows.map((row) => row.id) }, { idempotencyKey: newKey() });
          return t('bulk.done', { count: done.count });
        } }] : []}
      empty={{ title: t('list.empty'), text: t('list.emptyText') }} />
  );
}
