import { useTranslation } from 'react-i18next';
import { ListPage, Money, plainDecimal } from '@/design';
import { PartnerName } from './PartnerName';
import { KINDS, useEntities, type Account } from './ledger';

/** Accounts by what they stand for, with what is in them. */
export default function AccountList() {
  const { t, i18n } = useTranslation('ledger');
  const entities = useEntities(i18n.language);
  return (
    <ListPage<Account> id="ledger.accounts" title={t('accounts.title')} lead={t('accounts.lead')} source="/api/ledger/accounts" rowKey={(row) => row.id}
      filters={[
        { key: 'kind', label: t('account_kind'), kind: 'select', options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
        { key: 'entityId', label: t('entity'), kind: 'select', options: entities.items.map((one) => ({ value: String(one.id), label: entities.nameOf(String(one.id)) })) },
        { key: 'partyId', label: t('partnerNumber'), kind: 'text' },
      ]}
      columns={[
        { key: 'kind', title: t('account_kind'), card: 'title', render: (row) => `${t(`kind.${row.kind}`)}${row.ref ? ` · ${row.ref}` : ''}`, csv: (row) => t(`kind.${row.kind}`) },
        { key: 'partner', title: t('partner'), render: (row) => (row.partyId ? <PartnerName id={row.partyId} /> : t('brand')), csv: (row) => row.partyId },
        { key: 'entity', title: t('entity'), render: (row) => entities.nameOf(row.entityId), csv: (row) => entities.nameOf(row.entityId) },
        { key: 'currency', title: t('currency'), render: (row) => row.currency, csv: (row) => row.currency },
        { key: 'balance', title: t('balance'), numeric: true, card: 'figure', render: (row) => <Money minor={row.balanceMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.balanceMinor, 2) },
        { key: 'limit', title: t('limit'), numeric: true, render: (row) => (row.limitMinor === null ? '—' : <Money minor={row.limitMinor} currency={row.currency} symbol={false} />) },
      ]}
      href={(row) => `/ledger/accounts/${row.id}`}
      empty={{ title: t('accounts.empty'), text: t('accounts.emptyText') }} />
  );
}
