import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { Confirm, Panel, ProblemAlert, Rows } from '@/design';
import type { PartnerRecord } from './partner';

type Code = PartnerRecord['codes'][number];

/** What other systems call the partner; imports find it by these codes. */
export function ExternalCodes({ partner, keeper }: { partner: PartnerRecord; keeper: boolean }) {
  const { t } = useTranslation('partner');
  const [form] = Form.useForm<Code>();
  const [removing, setRemoving] = useState<Code | null>(null);
  const add = useWrite((code: Code, options) => api.post(`/api/partners/${partner.id}/codes`, code, options), { invalidate: ['/api/partners'], onSuccess: () => form.resetFields() });
  const remove = useWrite((code: Code, options) => api.post(`/api/partners/${partner.id}/codes/remove`, code, options), { invalidate: ['/api/partners'] });
  return (
    <Panel title={t('codes.title')}>
      {partner.codes.length === 0 ? <p className="mq-quiet">{t('codes.none')}</p>
        : <Rows<Code> rows={partner.codes} rowKey={(row) => `${row.source} ${row.code}`} label={t('codes.title')} columns={[
          { key: 'code', title: t('codes.code'), card: 'title', render: (row) => row.code }, { key: 'source', title: t('codes.source'), render: (row) => row.source },
          ...(keeper ? [{ key: 'act', title: t('codes.act'), card: 'figure' as const, render: (row: Code) => <Button size="small" onClick={() => setRemoving(row)}>{t('codes.remove')}</Button> }] : []),
        ]} />}
      {keeper && (
        <Form<Code> form={form} layout="inline" className="mq-partner-code-form" onFinish={(code) => add.mutate(code)}>
          <Form.Item name="source" label={t('codes.source')} rules={[{ required: true, max: 40, message: t('codes.needSource') }]}><Input placeholder="kingdee" /></Form.Item>
          <Form.Item name="code" label={t('codes.code')} rules={[{ required: true, max: 80, message: t('codes.needCode') }]}><Input /></Form.Item>
          <Button htmlType="submit" loading={add.isPending}>{t('codes.add')}</Button>
        </Form>
      )}
      <ProblemAlert problem={add.error} />
      {removing && <Confirm open danger title={t('codes.remove')} action={t('codes.remove')} text={t('codes.removeText', { ...removing, name: partner.legalName })}
        onClose={() => setRemoving(null)} onConfirm={() => remove.mutateAsync(removing)} />}
    </Panel>
  );
}
