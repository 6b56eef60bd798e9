import { Button, DatePicker, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { BoardPage, DateText, Panel, ProblemAlert, Rows } from '@/design';

interface Clock { now: string; offsetMillis: number; movable: boolean }
interface Period { code: string; first: string; last: string }
interface Calendar { code: string; nameZh: string; nameEn: string; current: Period }

/** The clock of the house: put it on another day to see month-end come; and the calendars the books close by. */
export default function ClockPage() {
  const { t, i18n } = useTranslation('time');
  const [to, setTo] = useState<Dayjs | null>(null);
  const clock = useGet<Clock>('/api/clock', undefined, { refetchInterval: 10_000 });
  const calendars = useGet<Page<Calendar>>('/api/calendars');
  const all = { invalidate: ['/api'] };
  const move = useWrite((now: string, options) => api.put('/api/clock', { now }, options), all);
  const reset = useWrite((_: null, options) => api.delete('/api/clock', undefined, options), all);
  const now = clock.data;
  const days = now ? Math.round(now.offsetMillis / 86_400_000) : 0;
  return (
    <BoardPage title={t('clock.title')} lead={t('clock.lead')} loading={clock.isPending} problem={clock.error} onRetry={() => void clock.refetch()}
      tiles={now ? [
        { key: 'now', label: t('clock.now'), value: dayjs(now.now).format('YYYY-MM-DD HH:mm') },
        { key: 'offset', label: t('clock.offset'), value: days === 0 ? t('clock.real') : t('clock.days', { count: days }) },
      ] : []}>
      <Panel span="half" title={t('clock.move')}>
        <ProblemAlert problem={move.error ?? reset.error} />
        {now && !now.movable ? <p>{t('clock.fixed')}</p> : (
          <Space wrap>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" aria-label={t('clock.to')} placeholder={t('clock.to')} value={to} onChange={setTo} />
            <Button type="primary" disabled={!to} loading={move.isPending} onClick={() => move.mutate(to!.toISOString())}>{t('clock.move')}</Button>
            <Button disabled={now?.offsetMillis === 0} loading={reset.isPending} onClick={() => reset.mutate(null)}>{t('clock.reset')}</Button>
          </Space>
        )}
      </Panel>
      <Panel span="half" title={t('calendars')}>
        <Rows<Calendar> label={t('calendars')} rowKey={(row) => row.code} rows={calendars.data?.items ?? []} loading={calendars.isPending} columns={[
          { key: 'name', title: t('calendar'), card: 'title', render: (row) => (i18n.language === 'en' ? row.nameEn : row.nameZh) },
          { key: 'current', title: t('current'), card: 'figure', render: (row) => row.current.code },
          { key: 'first', title: t('first'), render: (row) => <DateText value={row.current.first} /> },
          { key: 'last', title: t('last'), render: (row) => <DateText value={row.current.last} /> },
        ]} />
      </Panel>
    </BoardPage>
  );
}
