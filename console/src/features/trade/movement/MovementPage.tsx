import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { DateText, Quantity, RecordPage, Rows } from '@/design';
import { KindTag, MovementSummary } from './MovementList';
import type { Link as SaleLink, Movement } from './movement';

/** One movement with where it came from and, for a return, what it reverses. */
export default function MovementPage() {
  const { t } = useTranslation('movement');
  const { id } = useParams();
  const query = useGet<{ movement: Movement; reverses: SaleLink[] }>(`/api/movements/${id}`);
  const row = query.data?.movement;
  return (
    <RecordPage loading={query.isPending} problem={query.error} onRetry={() => void query.refetch()} title={row?.documentNo ?? t('record.title')} code={row?.id}
      status={row && <KindTag row={row} />} back={{ to: '/movements', label: t('list.title') }}>
      {row && <MovementSummary row={row} />}
      {row?.text && <p>{row.text}</p>}
      {row?.kind === 'RETURNED' && (
        <section className="mq-panel">
          <h2>{t('record.reverses')}</h2>
          {query.data!.reverses.length === 0 ? <p className="mq-quiet">{t('record.notLinked')}</p> : (
            <Rows<SaleLink> rows={query.data!.reverses} rowKey={(link) => link.saleId} columns={[
              { key: 'document', title: t('document'), card: 'title', render: (link) => <Link to={`/movements/${link.saleId}`}>{link.saleDocumentNo}</Link> },
              { key: 'date', title: t('date'), render: (link) => <DateText value={link.saleDate} /> },
              { key: 'quantity', title: t('quantity'), numeric: true, render: (link) => <Quantity milli={link.quantityMilli} /> },
            ]} />
          )}
        </section>
      )}
    </RecordPage>
  );
}
