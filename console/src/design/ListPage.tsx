import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Button, Drawer } from 'antd';
import type { Params } from '@/api/client';
import { usePages } from '@/api/hooks';
import { BulkBar, type BulkAction } from './BulkBar';
import { EmptyState } from './EmptyState';
import { FilterBar, type Filter } from './FilterBar';
import { ListTools } from './ListTools';
import { PageHead, type PageHeadProps } from './PageHead';
import { ProblemAlert } from './ProblemAlert';
import { Rows, type Column } from './Rows';
import { usePhone } from './useMedia';

interface Props<Row> extends PageHeadProps {
  /** Names saved views and hidden columns in this browser: the module and the list. */
  id: string;
  /** GET address of a keyset list {items, next}. */
  source: string;
  /** Sent with every request beside the filters. */
  query?: Params;
  filters?: readonly Filter[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What a row opens beside the list. */
  drawer?: (row: Row) => ReactNode;
  drawerTitle?: (row: Row) => ReactNode;
  /** Address of the row's own page; the drawer's title leads there, without a drawer the row itself. */
  href?: (row: Row) => string;
  bulk?: readonly BulkAction<Row>[];
  empty: { title: string; text?: ReactNode; action?: ReactNode };
  /** Above the table: sums, progress, a hint. */
  summary?: ReactNode;
  pageSize?: number;
}

/** Filter bar in the address, saved views, keyset rows, columns, export, bulk with preview; a row opens a drawer. */
export function ListPage<Row>(props: Props<Row>) {
  const { id, source, query, filters = [], columns, rowKey, drawer, drawerTitle, href, bulk = [], empty, summary, pageSize = 50, ...head } = props;
  return (
    <>
      <PageHead {...head} />
      {summary && <div className="mq-list-summary">{summary}</div>}
      <List {...{ id, source, query, filters, columns, rowKey, drawer, drawerTitle, href, bulk, empty, pageSize }} />
    </>
  );
}

type ListProps<Row> = Omit<Props<Row>, keyof PageHeadProps | 'summary'>;

/** The list without a page's head: for tabs and panels of a record. */
export function List<Row>({ id, source, query, filters = [], columns, rowKey, drawer, drawerTitle, href, bulk = [], empty, pageSize = 50 }: ListProps<Row>) {
  const { t } = useTranslation('design');
  const phone = usePhone();
  const [search, setSearch] = useSearchParams();
  const [hidden, setHidden] = useState<string[]>(() => readHidden(id, columns));
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const [opened, setOpened] = useState<Row | null>(null);

  const params = useMemo<Params>(() => {
    const own: Record<string, string> = {};
    for (const filter of filters) for (const name of filter.params ?? [filter.key]) {
      const value = search.get(name);
      if (value) own[name] = value;
    }
    return { ...query, ...own };
  }, [filters, query, search]);
  const filtered = filters.some((filter) => (filter.params ?? [filter.key]).some((name) => search.get(name)));
  const pages = usePages<Row>(source, params, pageSize);
  const shown = columns.filter((column) => !hidden.includes(column.key));
  const hide = (keys: string[]) => { setHidden(keys); localStorage.setItem(`mingqu.columns.${id}`, JSON.stringify(keys)); };
  const apply = (values: Record<string, string>) => { setChosen(new Map()); setSearch(values, { replace: true }); };
  const rows = pages.rows;

  return (
    <section className="mq-list" aria-busy={pages.isRefreshing}>
      <div className="mq-list-bar">
        <FilterBar id={id} filters={filters} values={search} onChange={apply} />
        <ListTools columns={columns} hidden={hidden} onHide={hide} source={source} params={params} name={id} onRefresh={pages.refresh} />
      </div>
      <ProblemAlert problem={pages.problem} onRetry={pages.refresh} />
      {bulk.length > 0 && chosen.size > 0 && <BulkBar actions={bulk} rows={[...chosen.values()]} onClear={() => setChosen(new Map())} />}
      {!pages.isLoading && rows.length === 0 && !pages.problem
        ? (filtered
          ? <EmptyState small title={t('list.noMatch')} text={t('list.noMatchText')} action={<Button onClick={() => apply({})}>{t('list.clear')}</Button>} />
          : <EmptyState small {...empty} />)
        : <Rows columns={shown} rows={rows} rowKey={rowKey} loading={pages.isLoading} label={id}
            href={drawer ? undefined : href} onOpen={drawer ? setOpened : undefined} opened={opened ? rowKey(opened) : undefined}
            chosen={bulk.length > 0 ? chosen : undefined} onChoose={setChosen} />}
      {rows.length > 0 && (
        <footer className="mq-list-foot">
          <span className="mq-number">{t(pages.more ? 'list.shownMore' : 'list.shown', { shown: rows.length })}</span>
          {pages.more && <Button loading={pages.isLoadingMore} onClick={pages.loadMore}>{t('list.more')}</Button>}
        </footer>
      )}
      {drawer && (
        <Drawer open={opened !== null} onClose={() => setOpened(null)} size={phone ? '100%' : 560} destroyOnHidden
          title={opened && (drawerTitle?.(opened) ?? t('list.details'))}
          extra={opened && href && <Link to={href(opened)}>{t('list.openPage')}</Link>}>
          {opened && drawer(opened)}
        </Drawer>
      )}
    </section>
  );
}

function readHidden<Row>(id: string, columns: readonly Column<Row>[]): string[] {
  try {
    const known = JSON.parse(localStorage.getItem(`mingqu.columns.${id}`) ?? 'null') as unknown;
    if (Array.isArray(known)) return known.filter((one): one is string => typeof one === 'string');
  } catch { /* an unreadable memory counts as none */ }
  return columns.filter((column) => column.hiddenAtFirst).map((column) => column.key);
}
