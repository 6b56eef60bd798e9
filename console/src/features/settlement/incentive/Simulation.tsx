import { Button, DatePicker, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { Chart, compactMoney, Money, ProblemAlert, Rows, Summary } from '@/design';
import type { Body, Simulated, SimulationRow } from './programmes';

/** What the draft would have paid on past facts, beside the version in force. */
export function Simulation({ body, besideCode }: { body: Body; besideCode: string | null }) {
  const { t } = useTranslation('incentive');
  const [days, setDays] = useState<[Dayjs, Dayjs]>([dayjs(body.validFrom), dayjs(body.validFrom).add(3, 'month').subtract(1, 'day')]);
  const run = useWrite((_: void, options) => api.post<Simulated>('/api/programmes/simulate',
    { body, from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD'), besideCode }, options));
  const answer = run.data;
  const money = (minor: number) => <Money minor={minor} currency={answer!.currency} />;
  const columns = [
    { key: 'partner', title: t('partner'), card: 'title' as const, render: (row: SimulationRow) => row.partnerName || row.partnerCode },
    { key: 'draft', title: t('simulation.draft'), numeric: true, render: (row: SimulationRow) => money(row.draftMinor) },
    { key: 'gain', title: t('simulation.gain'), numeric: true, card: 'figure' as const, render: (row: SimulationRow) => money(row.draftMinor - row.otherMinor) },
    { key: 'cliff', title: t('simulation.cliff'), numeric: true, render: (row: SimulationRow) => money(row.cliffMinor) },
  ];
  return (
    <>
      <Space wrap>
        <DatePicker.RangePicker aria-label={t('simulation.days')} value={days} allowClear={false} onChange={(range) => { if (range?.[0] && range[1]) setDays([range[0], range[1]]); }} />
        <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>{t('simulation.run')}</Button>
      </Space>
      <ProblemAlert problem={run.error} />
      {answer && <>
        <Summary items={[
          { label: t('simulation.cost'), value: money(answer.draftMinor) },
          ...(besideCode ? [{ label: t('simulation.beside'), value: money(answer.otherMinor) }] : []),
          { label: t('simulation.paid'), value: `${answer.paid} / ${answer.partners}` },
          { label: t('simulation.cliff'), value: money(answer.cliffMinor) },
        ]} />
        <Chart title={t('simulation.histogram')} height={200} data={{ columns: [t('simulation.from'), t('simulation.partners')], rows: answer.histogram.map((bar) => [bar.fromMinor / 100, bar.partners]) }}
          option={{ grid: { left: 12, right: 12, top: 12, bottom: 8, containLabel: true }, xAxis: { type: 'category', data: answer.histogram.map((bar) => compactMoney(bar.fromMinor, answer.currency)) },
            yAxis: { type: 'value', minInterval: 1 }, series: [{ type: 'bar', data: answer.histogram.map((bar) => bar.partners) }] }} />
        {answer.winners.length > 0 && <><h3>{t('simulation.winners')}</h3><Rows<SimulationRow> rows={answer.winners} rowKey={(row) => row.partnerId} columns={columns} /></>}
        {answer.losers.length > 0 && <><h3>{t('simulation.losers')}</h3><Rows<SimulationRow> rows={answer.losers} rowKey={(row) => row.partnerId} columns={columns} /></>}
      </>}
    </>
  );
}
