import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from './Confirm';
import { useNotice } from './ProblemAlert';

/** Something done to several rows at once; `preview` says what will happen to which. */
export interface BulkAction<Row> {
  key: string;
  label: string;
  danger?: boolean;
  /** Rows it cannot apply to are left out and counted. */
  applies?: (row: Row) => boolean;
  preview: (rows: readonly Row[]) => ReactNode;
  run: (rows: readonly Row[]) => Promise<string | void>;
}

export function BulkBar<Row>({ actions, rows, onClear }: { actions: readonly BulkAction<Row>[]; rows: readonly Row[]; onClear: () => void }) {
  const { t } = useTranslation('design');
  const notice = useNotice();
  const [asking, setAsking] = useState<BulkAction<Row> | null>(null);
  const fitting = asking ? rows.filter((row) => asking.applies?.(row) ?? true) : [];
  return (
    <div className="mq-bulk" role="region" aria-label={t('bulk.label')}>
      <b>{t('bulk.chosen', { count: rows.length })}</b>
      {actions.map((action) => {
        const count = rows.filter((row) => action.applies?.(row) ?? true).length;
        return <Button key={action.key} danger={action.danger} disabled={count === 0} onClick={() => setAsking(action)}>{action.label}{count !== rows.length && ` (${count})`}</Button>;
      })}
      <Button type="text" onClick={onClear}>{t('bulk.clear')}</Button>
      {asking && (
        <Confirm open title={asking.label} action={asking.label} danger={asking.danger} onClose={() => setAsking(null)}
          text={<>{asking.preview(fitting)}{fitting.length < rows.length && <p className="mq-quiet">{t('bulk.leftOut', { count: rows.length - fitting.length })}</p>}</>}
          onConfirm={async () => { const said = await asking.run(fitting); if (said) notice.done(said); onClear(); }} />
      )}
    </div>
  );
}
