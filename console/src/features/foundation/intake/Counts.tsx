import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag, Summary } from '@/design';
import { toneOf, type Batch, type BatchState } from './intake';

export function BatchStatus({ state }: { state: BatchState }) {
  const { t } = useTranslation('intake');
  return <StatusTag tone={toneOf(state)}>{t(`states.${state}`)}</StatusTag>;
}

const count = (value: number) => <span className="mq-number">{value.toLocaleString('en-US')}</span>;

/** What the file says against what is known. */
export function Counts({ batch }: { batch: Batch }) {
  const { t } = useTranslation('intake');
  const items = [
    { label: t('counts.read'), value: count(batch.rowsRead) },
    { label: t('counts.added'), value: count(batch.added) },
    { label: t('counts.changed'), value: count(batch.changed) },
    { label: t('counts.unchanged'), value: count(batch.unchanged) },
    { label: t('counts.removed'), value: count(batch.removed) },
    { label: t('counts.held'), value: <span className={batch.rowsHeld > 0 ? 'mq-number mq-bad' : 'mq-number'}>{batch.rowsHeld.toLocaleString('en-US')}</span> },
    { label: t('counts.skipped'), value: count(batch.rowsSkipped) },
  ];
  const documents = batch.details.documents ?? [];
  return (
    <>
      <Summary items={items} />
      {(batch.details.suspended ?? 0) > 0 && (
        <Alert type="warning" showIcon title={t('counts.suspended', { count: batch.details.suspended, documents: batch.details.suspendedDocuments })}
          description={t((batch.details.suspendedByUnknown ?? 0) > 0 ? 'counts.suspendedUnknown' : 'counts.suspendedHeld')} />
      )}
      {(batch.details.newPartners ?? 0) > 0 && <p>{t('counts.newPartners', { count: batch.details.newPartners })}</p>}
      {(batch.details.newProducts ?? 0) > 0 && <p>{t('counts.newProducts', { count: batch.details.newProducts })}</p>}
      {documents.length > 0 && <p className="mq-intake-documents">{t('counts.documents')} {documents.slice(0, 20).map((one) => <code key={one}>{one}</code>)}</p>}
    </>
  );
}
