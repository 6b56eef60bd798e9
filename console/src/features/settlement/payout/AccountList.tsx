import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, ProblemAlert, StatusTag, Summary } from '@/design';
import { toneOf } from './payout';

interface Account { id: string; partnerCode: string; partnerName: string; holder: string; bankName: string; bankCode: string; accountMasked: string; state: string; sharedWith: number; proposedAt: string }
interface Proposal { partnerCode: string; holder: string; bankName: string; bankCode: string; account: string }

/** Where partners are paid in cash: masked; a change needs a second person. */
export default function AccountList() {
  const { t } = useTranslation('payout');
  const proposer = useRole('ADMIN', 'FINANCE_PREPARER');
  const [proposing, setProposing] = useState(false);
  const action = proposer ? <Button type="primary" onClick={() => setProposing(true)}>{t('accounts.propose')}</Button> : undefined;
  return (
    <>
      <ListPage<Account> id="payout.accounts" title={t('accounts.title')} lead={t('accounts.lead')} source="/api/payout-accounts" rowKey={(row) => row.id} actions={action}
        filters={[{ key: 'state', label: t('state'), kind: 'select', options: ['PROPOSED', 'APPROVED', 'REJECTED', 'REPLACED'].map((value) => ({ value, label: t(`accountState.${value}`) })) }]}
        columns={[
          { key: 'partner', title: t('partner'), card: 'title', render: (row) => `${row.partnerCode} ${row.partnerName}`, csv: (row) => row.partnerCode },
          { key: 'holder', title: t('batch.holder'), render: (row) => row.holder, csv: (row) => row.holder },
          { key: 'account', title: t('batch.account'), render: (row) => `${row.bankName} ${row.accountMasked}`, csv: (row) => `${row.bankName} ${row.accountMasked}` },
          { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`accountState.${row.state}`)}</StatusTag>, csv: (row) => row.state },
          { key: 'shared', title: t('accounts.shared'), render: (row) => (row.sharedWith > 0 ? <StatusTag tone="warn">{row.sharedWith}</StatusTag> : '—'), csv: (row) => row.sharedWith },
          { key: 'date', title: t('date'), render: (row) => <DateText value={row.proposedAt} />, csv: (row) => row.proposedAt },
        ]}
        drawer={(row) => <AccountDrawer account={row} />} drawerTitle={(row) => row.partnerCode}
        empty={{ title: t('accounts.empty'), text: t('accounts.emptyText'), action }} />
      {proposing && <Propose onClose={() => setProposing(false)} />}
    </>
  );
}

function AccountDrawer({ account }: { account: Account }) {
  const { t } = useTranslation('payout');
  const entitled = useRole('FINANCE_APPROVER', 'FINANCE_REVIEWER');
  const [reason, setReason] = useState('');
  const reveal = useWrite((why: string, options) => api.post<{ account: string }>(`/api/payout-accounts/${account.id}/reveal`, { reason: why }, options));
  return (
    <div className="mq-stack">
      <Summary items={[{ label: t('batch.holder'), value: account.holder }, { label: t('batch.account'), value: `${account.bankName} ${reveal.data?.account ?? account.accountMasked}` },
        { label: t('accounts.code'), value: account.bankCode || '—' }]} />
      {entitled && !reveal.data && (
        <div className="mq-row">
          <Input aria-label={t('accounts.reason')} placeholder={t('accounts.reason')} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          <Button disabled={reason.trim().length < 4} loading={reveal.isPending} onClick={() => reveal.mutate(reason.trim())}>{t('accounts.show')}</Button>
        </div>
      )}
      <ProblemAlert problem={reveal.error} />
    </div>
  );
}

function Propose({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('payout');
  const [form] = Form.useForm<Proposal>();
  const propose = useWrite((body: Proposal, options) => api.post('/api/payout-accounts', { ...body, bankCode: body.bankCode ?? '' }, options), { invalidate: ['/api/payout-accounts'], onSuccess: onClose });
  return (
    <Modal open title={t('accounts.propose')} okText={t('accounts.propose')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: propose.isPending }}
      onOk={() => void form.validateFields().then((body) => propose.mutate(body))}>
      <p>{t('accounts.proposeEffect')}</p>
      <Form<Proposal> form={form} layout="vertical">
        <Form.Item name="partnerCode" label={t('partner')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="holder" label={t('batch.holder')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="bankName" label={t('accounts.bank')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="bankCode" label={t('accounts.code')}><Input /></Form.Item>
        <Form.Item name="account" label={t('batch.account')} rules={[{ required: true, min: 6, max: 40 }]}><Input autoComplete="off" /></Form.Item>
      </Form>
      <ProblemAlert problem={propose.error} />
    </Modal>
  );
}
