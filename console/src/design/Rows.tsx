import { Checkbox, Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePhone } from './useMedia';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  numeric?: boolean;
  width?: number;
  /** On a phone: the card's heading, its right-hand figure, a labelled line (default), or nothing. */
  card?: 'title' | 'figure' | 'line' | 'none';
  /** Offered in the column chooser, not shown at first. */
  hiddenAtFirst?: boolean;
  /** What the export writes; columns without it are not exported. */
  csv?: (row: Row) => string | number | null | undefined;
}
interface Props<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  label?: string;
  loading?: boolean;
  /** Address a row leads to, or what opening it does. */
  href?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  opened?: string;
  chosen?: ReadonlyMap<string, Row>;
  onChoose?: (rows: ReadonlyMap<string, Row>) => void;
  footer?: ReactNode;
}

/** Rows as a table on a desk, as cards on a phone. */
export function Rows<Row>(props: Props<Row>) {
  return usePhone() ? <Cards {...props} /> : <RowTable {...props} />;
}

function useOpen<Row>({ href, onOpen }: Props<Row>) {
  const navigate = useNavigate();
  if (onOpen) return onOpen;
  if (href) return (row: Row) => void navigate(href(row));
  return undefined;
}

function RowTable<Row>(props: Props<Row>) {
  const { t } = useTranslation('design');
  const { columns, rows, rowKey, loading, opened, chosen, onChoose, footer } = props;
  const open = useOpen(props);
  return (
    <Table<Row & object>
      className={open ? 'mq-table mq-table-opens' : 'mq-table'}
      size="middle"
      dataSource={rows as (Row & object)[]}
      rowKey={(row) => rowKey(row)}
      loading={loading && { spinning: true, delay: 300 }}
      pagination={false}
      columns={columns.map((column, index) => ({
        key: column.key, title: column.title, width: column.width, align: column.numeric ? 'right' : 'left',
        render: (_: unknown, row: Row) => {
          const cell = column.render(row);
          return open && index === 0
            ? <button type="button" className="mq-open" onClick={(event) => { event.stopPropagation(); open(row); }}>{cell}</button> : cell;
        },
      }))}
      rowClassName={(row) => (rowKey(row) === opened ? 'mq-row-opened' : '')}
      onRow={open ? (row) => ({ onClick: (event) => { if (!(event.target as HTMLElement).closest('a,button,input,label')) open(row); } }) : undefined}
      rowSelection={chosen && {
        selectedRowKeys: [...chosen.keys()],
        onChange: (_, selected) => onChoose?.(new Map(selected.map((row) => [rowKey(row), row]))),
        getTitleCheckboxProps: () => ({ 'aria-label': t('list.chooseAll') }),
        getCheckboxProps: (row) => ({ 'aria-label': t('list.choose', { row: rowKey(row) }) }),
      }}
      footer={footer ? () => footer : undefined}
      locale={{ emptyText: <span className="mq-quiet">{t('list.nothing')}</span> }}
    />
  );
}

function Cards<Row>(props: Props<Row>) {
  const { t } = useTranslation('design');
  const { columns, rows, rowKey, loading, chosen, onChoose, footer } = props;
  const open = useOpen(props);
  if (loading) return <Skeleton active paragraph={{ rows: 6 }} />;
  const title = columns.find((column) => column.card === 'title') ?? columns[0];
  const figure = columns.find((column) => column.card === 'figure');
  const lines = columns.filter((column) => column !== title && column !== figure && column.card !== 'none');
  const toggle = (row: Row) => {
    const next = new Map(chosen);
    if (!next.delete(rowKey(row))) next.set(rowKey(row), row);
    onChoose?.(next);
  };
  return (
    <ul className="mq-cards">
      {rows.map((row) => (
        <li key={rowKey(row)} className="mq-card">
          <div className="mq-card-head">
            {chosen && <Checkbox checked={chosen.has(rowKey(row))} onChange={() => toggle(row)} aria-label={t('list.choose', { row: rowKey(row) })} />}
            {open ? <button type="button" className="mq-open" onClick={() => open(row)}>{title?.render(row)}</button> : <b>{title?.render(row)}</b>}
            {figure && <span className="mq-card-figure">{figure.render(row)}</span>}
          </div>
          <dl>{lines.map((column) => <div key={column.key}><dt>{column.title}</dt><dd>{column.render(row)}</dd></div>)}</dl>
        </li>
      ))}
      {footer && <li className="mq-card">{footer}</li>}
    </ul>
  );
}
