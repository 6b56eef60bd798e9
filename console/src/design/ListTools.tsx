import { DownloadOutlined, ReloadOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Params } from '@/api/client';
import { allRows, useWrite } from '@/api/hooks';
import { exportCsv } from './csv';
import { useNotice } from './ProblemAlert';
import type { Column } from './Rows';
import { usePhone } from './useMedia';

interface Props<Row> { columns: readonly Column<Row>[]; hidden: readonly string[]; onHide: (keys: string[]) => void; source: string; params: Params; name: string; onRefresh: () => void }

export function ListTools<Row>({ columns, hidden, onHide, source, params, name, onRefresh }: Props<Row>) {
  const { t } = useTranslation('design');
  const phone = usePhone();
  const notice = useNotice();
  const exported = columns.filter((column) => column.csv);
  const save = useWrite(async () => {
    const rows = await allRows<Row>(source, params);
    exportCsv(name, exported.map((column) => column.title), rows.map((row) => exported.map((column) => column.csv!(row))));
    return rows.length;
  }, { onSuccess: (count) => notice.done(t('list.exported', { count: count as number })) });
  const chooser = (
    <div className="mq-columns">
      {columns.map((column, index) => (
        <Checkbox key={column.key} disabled={index === 0} checked={!hidden.includes(column.key)}
          onChange={(event) => onHide(event.target.checked ? hidden.filter((key) => key !== column.key) : [...hidden, column.key])}>{column.title}</Checkbox>
      ))}
    </div>
  );
  return (
    <div className="mq-tools">
      {!phone && <Popover trigger="click" placement="bottomRight" content={chooser} title={t('list.columns')}>
        <Button icon={<TableOutlined />} aria-label={t('list.columns')} />
      </Popover>}
      {exported.length > 0 && <Tooltip title={t('list.export')}><Button icon={<DownloadOutlined />} aria-label={t('list.export')} loading={save.isPending}
        onClick={() => save.mutate(undefined, { onError: notice.fail })} /></Tooltip>}
      <Tooltip title={t('list.refresh')}><Button icon={<ReloadOutlined />} aria-label={t('list.refresh')} onClick={onRefresh} /></Tooltip>
    </div>
  );
}
