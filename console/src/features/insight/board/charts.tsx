import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, compactNumber, minorDigits, moneyText, plainDecimal } from '@/design';
import { useSliceName, type Board, type Slice } from './board';

/** For drawing only: a bar's length needs no exactness, its label is the exact amount. */
const drawn = (minor: number, currency: string) => minor / 10 ** minorDigits(currency);

export function DayChart({ board }: { board: Board }) {
  const { t, i18n } = useTranslation('board');
  const option = useMemo(() => {
    const exact = new Map(board.days.map((day) => [day.date, day]));
    const returns = board.measure === 'SALES';
    return {
      legend: returns ? {} : undefined,
      tooltip: { formatter: (points: { name: string }[]) => {
        const day = exact.get(points[0]!.name);
        if (!day) return '';
        const lines = [day.date, `${t(`measures.${board.measure}`)} ${moneyText(day.amountMinor, board.currency)}`];
        if (returns) lines.push(`${t('returns')} ${moneyText(day.returnedMinor, board.currency)}`);
        return lines.join('\n');
      } },
      xAxis: { type: 'category', data: board.days.map((day) => day.date), axisLabel: { formatter: (date: string) => date.slice(5) } },
      yAxis: { type: 'value', name: board.currency, axisLabel: { formatter: (value: number) => compactNumber(value) } },
      series: [
        { name: t(`measures.${board.measure}`), type: 'bar', barMaxWidth: 28, data: board.days.map((day) => drawn(day.amountMinor, board.currency)) },
        ...(returns ? [{ name: t('returns'), type: 'bar', barMaxWidth: 28, data: board.days.map((day) => drawn(day.returnedMinor, board.currency)) }] : []),
      ],
    };
    // the language is part of the labels
  }, [board, t, i18n.language]);
  const digits = minorDigits(board.currency);
  return <Chart title={t('byDay', { measure: t(`measures.${board.measure}`) })} option={option} height={240}
    data={{ columns: [t('date'), t(`measures.${board.measure}`), t('returns')], rows: board.days.map((day) => [day.date, plainDecimal(day.amountMinor, digits), plainDecimal(day.returnedMinor, digits)]) }} />;
}

/** Bars of the largest ten and the rest together; a press narrows the board to one. */
export function BarsBySlice({ title, board, slices, onPick }: { title: string; board: Board; slices: Slice[]; onPick: (id: string) => void }) {
  const { t, i18n } = useTranslation('board');
  const nameOf = useSliceName();
  const shown = useMemo(() => slices.slice(0, 10).reverse(), [slices]);
  const option = useMemo(() => ({
    legend: {},
    tooltip: { axisPointer: { type: 'shadow' }, formatter: (points: { dataIndex: number }[]) => {
      const slice = shown[points[0]!.dataIndex]!;
      return [nameOf(slice), `${t('thisPeriod')} ${moneyText(slice.amountMinor, board.currency)}`, `${t('before')} ${moneyText(slice.beforeMinor, board.currency)}`, t('partnersActive', { count: slice.partners })].join('\n');
    } },
    xAxis: { type: 'value', axisLabel: { formatter: (value: number) => compactNumber(value), hideOverlap: true } },
    yAxis: { type: 'category', data: shown.map(nameOf), axisLabel: { width: 110, overflow: 'truncate' } },
    series: [
      { name: t('thisPeriod'), type: 'bar', barMaxWidth: 16, data: shown.map((slice) => drawn(slice.amountMinor, board.currency)) },
      { name: t('before'), type: 'bar', barMaxWidth: 16, itemStyle: { opacity: 0.55 }, data: shown.map((slice) => drawn(slice.beforeMinor, board.currency)) },
    ],
  }), [shown, board, t, nameOf, i18n.language]);
  const digits = minorDigits(board.currency);
  return <Chart title={title} option={option} height={Math.max(160, 60 + shown.length * 36)}
    onPick={({ dataIndex }) => { const id = shown[dataIndex]?.id; if (id) onPick(id); }}
    data={{ columns: [title, t('thisPeriod'), t('before')], rows: slices.map((slice) => [nameOf(slice), plainDecimal(slice.amountMinor, digits), plainDecimal(slice.beforeMinor, digits)]) }} />;
}
