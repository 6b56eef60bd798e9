import { Alert, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { useSession, type Role } from '@/app/session';
import { Confirm, CopyCode, DateText, ListPage, ProblemAlert, StatusTag } from '@/design';

interface Token { id: string; personName: string; name: string; roles: Role[]; createdAt: string; expiresAt: string; lastUsedAt: string | null; revoked: boolean }
interface Draft { name: string; roles: Role[]; days: number }

/** API tokens for programs: shown once, never with more roles than their owner. */
export default function TokenList() {
  const { t } = useTranslation('access');
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const revoke = useWrite((id: string, options) => api.delete(`/api/tokens/${id}`, undefined, options), { invalidate: ['/api/tokens'] });
  const make = <Button type="primary" onClick={() => setMaking(true)}>{t('tokens.add')}</Button>;
  const over = (row: Token) => row.revoked || row.expiresAt < new Date().toISOString();
  const roles = (row: Token) => row.roles.map((role) => t(`role.${role}`)).join(t('comma'));
  return (
    <>
      <ListPage<Token> id="access.tokens" title={t('tokens.title')} lead={t('tokens.lead')} source="/api/tokens" rowKey={(row) => row.id} actions={make}
        columns={[
          { key: 'name', title: t('tokens.name'), card: 'title', render: (row) => row.name, csv: (row) => row.name },
          { key: 'person', title: t('tokens.person'), render: (row) => row.personName, csv: (row) => row.personName },
          { key: 'roles', title: t('people.roles'), render: roles, csv: roles },
          { key: 'expires', title: t('tokens.expires'), render: (row) => <DateText value={row.expiresAt} />, csv: (row) => row.expiresAt },
          { key: 'used', title: t('tokens.used'), render: (row) => (row.lastUsedAt ? <DateText value={row.lastUsedAt} /> : t('tokens.never')), csv: (row) => row.lastUsedAt },
          { key: 'state', title: t('people.state'), card: 'figure', csv: (row) => (over(row) ? 'over' : 'valid'),
            render: (row) => <StatusTag tone={over(row) ? 'neutral' : 'good'}>{t(row.revoked ? 'tokens.revoked' : over(row) ? 'tokens.expired' : 'tokens.valid')}</StatusTag> },
          { key: 'act', title: t('tokens.act'), render: (row) => (row.revoked ? '–' : <Button size="small" danger onClick={() => setRevoking(row)}>{t('tokens.revoke')}</Button>) },
        ]}
        empty={{ title: t('tokens.empty'), text: t('tokens.emptyText'), action: make }} />
      {making && <NewToken onClose={() => setMaking(false)} />}
      <Confirm open={revoking !== null} title={t('tokens.revoke')} text={t('tokens.revokeText', { name: revoking?.name })} action={t('tokens.revoke')} danger
        onConfirm={() => revoke.mutateAsync(revoking!.id)} onClose={() => setRevoking(null)} />
    </>
  );
}

function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('access');
  const session = useSession();
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post<{ token: string }>('/api/tokens', draft, options), { invalidate: ['/api/tokens'] });
  const done = make.data;
  return (
    <Modal open title={t('tokens.add')} okText={t(done ? 'close' : 'tokens.add')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: make.isPending }} onOk={() => { if (done) onClose(); else void form.validateFields().then((draft) => make.mutate(draft), () => undefined); }}>
      {done ? <Alert type="success" showIcon title={t('tokens.once')} description={<CopyCode code={done.token} />} /> : (
        <Form<Draft> form={form} layout="vertical" initialValues={{ roles: session.roles, days: 90 }}>
          <Form.Item name="name" label={t('tokens.name')} rules={[{ required: true, max: 80, message: t('tokens.needName') }]}><Input /></Form.Item>
          <Form.Item name="roles" label={t('people.roles')} rules={[{ required: true, message: t('people.needRoles') }]}>
            <Select mode="multiple" options={session.roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
          </Form.Item>
          <Form.Item name="days" label={t('tokens.days')} rules={[{ required: true, message: t('tokens.needDays') }]}><InputNumber min={1} max={366} /></Form.Item>
        </Form>
      )}
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
