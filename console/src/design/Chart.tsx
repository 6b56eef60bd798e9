import { DownloadOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Skeleton, Tooltip } from 'antd';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMode } from '@/app/theme';
import { exportCsv } from './csv';
import { saveBlob } from '@/api/client';

/** Six colours that stay apart for colour-blind readers (after Okabe and Ito), the same channel always the same one. */
export const palette = { light: ['#0a6b73', '#d9822b', '#5b6abf', '#8a3b5e', '#3f8f3f', '#8c6d1f'], dark: ['#4fb6bf', '#f0a45a', '#93a0ea', '#d884a8', '#7cc77c', '#cbb063'] };

/** The colour of a named thing, e.g. a channel: from its name, so it is the same on every page. */
export function colourOf(name: string, mode: 'light' | 'dark' = 'light'): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return palette[mode][hash % palette[mode].length]!;
}

export interface ChartData { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] }
interface Props {
  /** Says the finding's subject. */
  title: string;
  /** ECharts option without colours and fonts. Tooltips are drawn on the canvas: the page allows no inline styles. */
  option: EChartsCoreOption;
  /** What the data button saves and a screen reader is told. */
  data: ChartData;
  height?: number;
  loading?: boolean;
  onPick?: (point: { name: string; seriesName?: string; dataIndex: number }) => void;
}

export function Chart({ title, option, data, height = 280, loading = false, onPick }: Props) {
  const { t } = useTranslation('design');
  const mode = useMode();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [ready, setReady] = useState(false);

  useEffect(() => {
    let gone = false;
    let observer: ResizeObserver | null = null;
    void import('./echarts').then(({ echarts }) => {
      if (gone || !box.current) return;
      chart.current = echarts.init(box.current, null, { renderer: 'canvas' });
      chart.current.on('click', (event) => pick.current?.({ name: event.name, seriesName: event.seriesName, dataIndex: event.dataIndex }));
      observer = new ResizeObserver(() => chart.current?.resize());
      observer.observe(box.current);
      setReady(true);
    });
    return () => { gone = true; observer?.disconnect(); chart.current?.dispose(); chart.current = null; };
  }, []);

  useEffect(() => {
    if (!ready) return;
    const dark = mode === 'dark';
    chart.current?.setOption({
      color: palette[mode], backgroundColor: 'transparent', animationDuration: 250,
      textStyle: { fontFamily: 'inherit', color: dark ? '#b4c1c8' : '#43535d' },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      ...option,
      ...(option.legend ? { legend: { top: 0, textStyle: { color: dark ? '#b4c1c8' : '#43535d', fontSize: 12 }, ...(option.legend as object) } } : {}),
      tooltip: { trigger: 'axis', confine: true, ...(option.tooltip as object | undefined), renderMode: 'richText' },
    }, true);
  }, [ready, option, mode]);

  const saveImage = () => {
    const url = chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: mode === 'dark' ? '#162026' : '#ffffff' });
    if (!url) return;
    const bytes = Uint8Array.from(atob(url.split(',')[1]!), (letter) => letter.charCodeAt(0));
    saveBlob(new Blob([bytes], { type: 'image/png' }), `${title}.png`);
  };

  return (
    <figure className="mq-chart">
      <figcaption><h3>{title}</h3><span>
        <Tooltip title={t('chart.image')}><Button type="text" size="small" icon={<DownloadOutlined />} aria-label={t('chart.imageOf', { title })} onClick={saveImage} disabled={!ready} /></Tooltip>
        <Tooltip title={t('chart.data')}><Button type="text" size="small" icon={<TableOutlined />} aria-label={t('chart.dataOf', { title })} onClick={() => exportCsv(title, data.columns, data.rows)} /></Tooltip>
      </span></figcaption>
      {(loading || !ready) && <Skeleton.Node active className="mq-chart-skeleton" />}
      <div ref={box} role="img" aria-label={t('chart.label', { title, count: data.rows.length })} style={{ height, display: loading ? 'none' : 'block' }} />
    </figure>
  );
}
