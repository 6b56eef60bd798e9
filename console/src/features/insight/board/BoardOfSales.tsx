import { Button, Select, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useGet, useServerEvent } from '@/api';
import { addDays, BoardPage, DateText, EmptyState, exportCsv, Money, None, Panel, PeriodPicker, periodAt, plainDecimal, minorDigits, quantityText, Rows, type Column, type Period, type PeriodKind, type Tile } from '@/design';
import { BarsBySlice, DayChart } from './charts';
import { changePpm, useSliceName, type Board, type Measure, type Slice } from './board';
import './board.css';

/** The live board: large numbers, days, regions, channels, largest partners; each part narrows the others and leads to the lines. */
export default function BoardOfSales() {
  const { t } = useTranslation('board');
  const [search, setSearch] = useSearchParams();
  const nameOf = useSliceName();
  const asked = Object.fromEntries(search.entries());
  const board = useGet<Board>('/api/board', {
    measure: asked.measure, currency: asked.currency, from: asked.from, toExcl: asked.toExcl, yearAgo: asked.compare === 'yearAgo',
    regionId: asked.regionId, channelId: asked.channelId,
  }, { placeholderData: (before) => before, refetchInterval: 30_000 });
  useServerEvent('board.moved', () => void board.refetch());
  const data = board.data;
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) if (value === null) next.delete(name); else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const kind = (asked.kind as PeriodKind | undefined) ?? 'month';
  const period = useMemo<Period | null>(() => (data ? { ...periodAt(kind, data.from), from: data.from, toExcl: data.toExcl } : null), [data, kind]);

  if (data && data.choices.length === 0) {
    return <EmptyState title={t('empty.title')} text={t('empty.text')} action={<Link className="mq-button-link" to="/intake/new">{t('empty.action')}</Link>} />;
  }
  const region = asked.regionId ? regionName(data, asked.regionId, nameOf) : null;
  const channel = asked.channelId ? sliceName(data?.channels, asked.channelId, nameOf) : null;
  return (
    <BoardPage title={t('title')} lead={t(`lead.${data?.measure ?? 'SALES'}`)} loading={board.isPending} problem={board.error} onRetry={() => void board.refetch()}
      tiles={tilesOf(data, t)} actions={data && <span className="mq-board-live" key={data.knownSeal}>{t('known', { seal: data.knownSeal })} · <DateText value={data.changedAt} /></span>}
      controls={data && period && <>
        <Select aria-label={t('measure')} value={data.measure} onChange={(measure: Measure) => set({ measure })} popupMatchSelectWidth={false}
          options={[...new Set(data.choices.map((choice) => choice.measure))].map((measure) => ({ value: measure, label: t(`measures.${measure}`) }))} />
        <Select aria-label={t('currency')} value={data.currency} onChange={(currency) => set({ currency, from: null, toExcl: null, regionId: null, channelId: null })}
          options={[...new Set(data.choices.filter((choice) => choice.measure === data.measure).map((choice) => choice.currency))].map((currency) => ({ value: currency, label: currency }))} />
        <PeriodPicker value={period} kinds={['month', 'month26', 'quarter', 'year', 'event']} onChange={(next) => set({ kind: next.kind, from: next.from, toExcl: next.toExcl })}
          compare={asked.compare === 'yearAgo' ? 'yearAgo' : 'before'} comparisons={['before', 'yearAgo']} onCompare={(compare) => set({ compare })} />
        {region && <Tag closable onClose={() => set({ regionId: null })}>{region}</Tag>}
        {channel && <Tag closable onClose={() => set({ channelId: null })}>{channel}</Tag>}
      </>}>
      {data && <>
        <Panel span="full"><DayChart board={data} /></Panel>
        <Panel span="half"><BarsBySlice title={t('byRegion')} board={data} slices={data.regions} onPick={(id) => set({ regionId: id })} /></Panel>
        <Panel span="half"><BarsBySlice title={t('byChannel')} board={data} slices={data.channels} onPick={(id) => set({ channelId: id })} /></Panel>
        <Panel span="full" title={t('largest')} extra={<Button size="small" onClick={() => savePartners(data, t)}>{t('export')}</Button>}>
          <Rows<Slice> rows={data.partners} rowKey={(row) => row.id ?? 'none'} columns={partnerColumns(data, t)} />
        </Panel>
      </>}
    </BoardPage>
  );
}

type Words = (key: string, options?: Record<string, unknown>) => string;

function sliceName(slices: Slice[] | undefined, id: string, nameOf: (slice: Slice) => string): string {
  const slice = slices?.find((one) => one.id === id);
  return slice ? nameOf(slice) : id;
}

function regionName(board: Board | undefined, id: string, nameOf: (slice: Slice) => string): string {
  return board?.lookedAt ? nameOf(board.lookedAt) : sliceName(board?.regions, id, nameOf);
}

function tilesOf(board: Board | undefined, t: Words): Tile[] {
  const currency = board?.currency ?? 'CNY';
  const measure = board?.measure ?? 'SALES';
  const tiles: Tile[] = [
    { key: 'amount', label: t(`measures.${measure}`), value: <Money minor={board?.totals.amountMinor} currency={currency} compact />,
      changePpm: board && changePpm(board.totals.amountMinor, board.before.amountMinor), note: board && t('against', { from: board.beforeFrom, to: addDays(board.beforeToExcl, -1) }) },
  ];
  if (measure === 'SALES') tiles.push({ key: 'returns', label: t('returns'), value: <Money minor={board?.totals.returnedMinor} currency={currency} compact />,
    changePpm: board && changePpm(-board.totals.returnedMinor, -board.before.returnedMinor), goodWhen: 'down' });
  tiles.push(
    { key: 'partners', label: t('activePartners'), value: board?.totals.partners.toLocaleString('en') ?? <None />, changePpm: board && changePpm(board.totals.partners, board.before.partners) },
    { key: 'quantity', label: t('quantity'), value: board ? quantityText(board.totals.quantityMilli) : <None /> },
    { key: 'lines', label: t('lines'), value: board?.totals.lines.toLocaleString('en') ?? <None />, to: board && linesOf(board) },
  );
  return measure === 'PAYMENTS' ? tiles.filter((tile) => tile.key !== 'quantity') : tiles;
}

/** The list of movements behind a number of the board. */
function linesOf(board: Board, partnerId?: string): string {
  const search = new URLSearchParams({ from: board.from, to: addDays(board.toExcl, -1), ...(partnerId ? { partnerId } : {}) });
  return `/movements?${search.toString()}`;
}

function partnerColumns(board: Board, t: Words): Column<Slice>[] {
  return [
    { key: 'name', title: t('partner'), card: 'title', render: (row) => (row.id ? <Link to={`/partners/${row.id}`}>{row.nameZh}</Link> : t('noPartner')) },
    { key: 'code', title: t('code'), render: (row) => row.code },
    { key: 'amount', title: t('amountIn', { measure: t(`measures.${board.measure}`), currency: board.currency }), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={board.currency} symbol={false} /> },
    { key: 'before', title: t('beforeIn', { currency: board.currency }), numeric: true, render: (row) => <Money minor={row.beforeMinor} currency={board.currency} symbol={false} /> },
    ...(board.measure === 'SALES' ? [{ key: 'returned', title: t('returnsIn', { currency: board.currency }), numeric: true, render: (row: Slice) => <Money minor={row.returnedMinor} currency={board.currency} symbol={false} /> }] : []),
    { key: 'lines', title: t('lines'), render: (row) => (row.id ? <Link to={linesOf(board, row.id)}>{t('seeLines')}</Link> : <None />) },
  ];
}

function savePartners(board: Board, t: Words): void {
  const digits = minorDigits(board.currency);
  exportCsv(`board-${board.from}`, [t('code'), t('partner'), t('amountIn', { measure: t(`measures.${board.measure}`), currency: board.currency }), t('beforeIn', { currency: board.currency })],
    board.partners.map((row) => [row.code, row.nameZh, plainDecimal(row.amountMinor, digits), plainDecimal(row.beforeMinor, digits)]));
}
