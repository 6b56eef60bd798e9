import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Progress, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHead, type PageHeadProps } from './PageHead';
import { ProblemAlert } from './ProblemAlert';
import { rateText, type Integer } from './numbers';

export interface Tile {
  key: string;
  label: string;
  /** Usually <Money compact/>, <Quantity/> or a number. */
  value: ReactNode;
  /** Against the compared period, in ppm; `goodWhen` says which direction is good news. */
  changePpm?: Integer | null;
  goodWhen?: 'up' | 'down';
  /** Share of the target reached, in ppm. */
  targetPpm?: number | null;
  note?: ReactNode;
  /** Where the rows behind the number are. */
  to?: string;
}
interface Props extends PageHeadProps { tiles: readonly Tile[]; loading?: boolean; problem?: unknown; onRetry?: () => void; controls?: ReactNode; children?: ReactNode }

/** Few large numbers with change and target, charts under them, everything leads to its rows. */
export function BoardPage({ tiles, loading, problem, onRetry, controls, children, ...head }: Props) {
  return (
    <>
      <PageHead {...head} />
      {controls && <div className="mq-controls">{controls}</div>}
      <ProblemAlert problem={problem} onRetry={onRetry} />
      <Tiles tiles={tiles} loading={loading} />
      <div className="mq-grid">{children}</div>
    </>
  );
}

export function Tiles({ tiles, loading }: { tiles: readonly Tile[]; loading?: boolean }) {
  const { t } = useTranslation('design');
  return (
    <ul className="mq-tiles">
      {tiles.map((tile) => (
        <li key={tile.key} className="mq-tile">
          <span className="mq-tile-label">{tile.to ? <Link to={tile.to}>{tile.label}</Link> : tile.label}</span>
          <span className="mq-tile-value">{loading ? <Skeleton.Button active size="small" /> : tile.value}</span>
          {tile.changePpm !== undefined && tile.changePpm !== null && !loading && <Change ppm={tile.changePpm} goodWhen={tile.goodWhen ?? 'up'} />}
          {tile.targetPpm !== undefined && tile.targetPpm !== null && !loading && (
            <Progress percent={Math.min(100, tile.targetPpm / 10_000)} format={() => rateText(Math.round(tile.targetPpm! / 1000) * 1000)} size="small" aria-label={t('tile.target')} />
          )}
          {tile.note && <span className="mq-tile-note">{tile.note}</span>}
        </li>
      ))}
    </ul>
  );
}

function Change({ ppm, goodWhen }: { ppm: Integer; goodWhen: 'up' | 'down' }) {
  const value = Number(ppm);
  const tone = value === 0 ? '' : (value > 0) === (goodWhen === 'up') ? 'mq-good' : 'mq-bad';
  const shown = Math.round(value / 1000) * 1000;
  return <span className={`mq-tile-change mq-number ${tone}`}>{value > 0 ? <ArrowUpOutlined /> : value < 0 ? <ArrowDownOutlined /> : null} {shown > 0 ? '+' : ''}{rateText(shown)}</span>;
}
