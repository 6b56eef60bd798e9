import { Button, DatePicker, InputNumber, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { Chart, compactMoney, exportCsv, JobProgress, Money, ProblemAlert, Rows, Summary } from '@/design';
import type { Body, Simulated, SimulationRow } from './programmes';

/** What the draft would have paid to everyone on past facts, beside the version in force, and what a return would claw back. Runs in the background. */
export function Simulation({ body, besideCode }: { body: Body; besideCode: string | null }) {
  const { t } = useTranslation('incentive');
  const [days, setDays] = useState<[Dayjs, Dayjs]>([dayjs(body.validFrom), dayjs(body.validFrom).add(3, 'month').subtract(1, 'day')]);
  const [back, setBack] = useState(5);
  const [jobId, setJobId] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const run = useWrite((_: void, options) => api.post<{ jobId: string }>('/api/programmes/simulations',
    { body, from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD'), besideCode, returnPpm: Math.round(back * 10_000) }, options),
  { onSuccess: (started) => { setDone(false); setJobId(started.jobId); } });
  const found = useGet<{ result: Simulated; rows: SimulationRow[] }>(jobId && done ? `/api/programmes/simulations/${jobId}` : null);
  const answer = found.data?.result;
  const money = (minor: number) => <Money minor={minor} currency={answer!.currency} />;
  const columns = [
    { key: 'partner', title: t('partner'), card: 'title' as const, render: (row: SimulationRow) => row.partnerName || row.partnerCode },
    { key: 'draft', title: t('simulation.draft'), numeric: true, render: (row: SimulationRow) => money(row.draftMinor) },
    { key: 'gain', title: t('simulation.gain'), numeric: true, card: 'figure' as const, render: (row: SimulationRow) => money(row.draftMinor - row.otherMinor) },
    { key: 'cliff', title: t('simulation.cliff'), numeric: true, render: (row: SimulationRow) => money(row.cliffMinor) },
  ];
  const list = (title: string, count: number, rows: SimulationRow[]) => rows.length > 0 && <><h3>{title} ({count})</h3><Rows<SimulationRow> rows={rows} rowKey={(row) => row.partnerId} columns={columns} /></>;
  const save = () => exportCsv(`simulation-${body.code}`, [t('partner'), t('name'), t('simulation.draft'), t('simulation.beside'), t('simulation.gain'), t('simulation.clawback'), t('simulation.cliff')],
    found.data!.rows.map((row) => [row.partnerCode, row.partnerName, row.draftMinor / 100, row.otherMinor / 100, (row.draftMinor - row.otherMinor) / 100, row.clawbackMinor / 100, row.cliffMinor / 100]));
  return (
    <>
      <Space wrap>
        <DatePicker.RangePicker aria-label={t('simulation.days')} value={days} allowClear={false} onChange={(range) => { if (range?.[0] && range[1]) setDays([range[0], range[1]]); }} />
        <InputNumber aria-label={t('simulation.returned')} prefix={t('simulation.returned')} suffix="%" min={0.1} max={100} value={back} onChange={(value) => setBack(value ?? 5)} style={{ width: 170 }} />
        <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>{t('simulation.run')}</Button>
        {answer && <Button onClick={save}>{t('simulation.export')}</Button>}
      </Space>
      <ProblemAlert problem={run.error ?? found.error} />
      {jobId && !done && <JobProgress key={jobId} id={jobId} onDone={(job) => setDone(job.status === 'DONE')} />}
      {answer && <>
        <Summary items={[
          { label: t('simulation.cost'), value: money(answer.draftMinor) },
          ...(besideCode ? [{ label: t('simulation.beside'), value: money(answer.otherMinor) }] : []),
          { label: t('simulation.paid'), value: `${answer.paid} / ${answer.partners}` },
          { label: t('simulation.cliffAt', { percent: answer.returnPpm / 10_000 }), value: money(answer.cliffMinor) },
        ]} />
        <Chart title={t('simulation.histogram')} height={200} data={{ columns: [t('simulation.from'), t('simulation.partners')], rows: answer.histogram.map((bar) => [bar.fromMinor / 100, bar.partners]) }}
          option={{ grid: { left: 12, right: 12, top: 12, bottom: 8, containLabel: true }, xAxis: { type: 'category', data: answer.histogram.map((bar) => compactMoney(bar.fromMinor, answer.currency)) },
            yAxis: { type: 'value', minInterval: 1 }, series: [{ type: 'bar', data: answer.histogram.map((bar) => bar.partners) }] }} />
        {list(t('simulation.winners'), answer.winnersCount, answer.winners)}
        {list(t('simulation.losers'), answer.losersCount, answer.losers)}
        {list(t('simulation.exposed'), answer.exposed.length, answer.exposed)}
      </>}
    </>
  );
}
