import { Button, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, PageSkeleton, ProblemAlert, useNotice } from '@/design';
import { BodyField, Validity } from './PolicyList';
import type { Body, FullPolicy, Version } from './policies';

type Asked = 'submit' | 'publish' | 'withdraw' | 'edit' | null;

/** What can be done with a version now, by those who may. */
export function Lifecycle({ policy, version }: { policy: FullPolicy; version: Version }) {
  const { t } = useTranslation('policy');
  const notice = useNotice();
  const [asked, setAsked] = useState<Asked>(null);
  const [reason, setReason] = useState('');
  const writer = [useRole('CHANNEL_MANAGER'), useRole('PRICING')].some(Boolean);
  const approver = useRole('FINANCE_APPROVER');
  const invalidate = { invalidate: ['/api/policies', '/api/approvals'] };
  const move = useWrite(({ act, body }: { act: 'submit' | 'publish' | 'withdraw'; body?: unknown }, options) => api.post(`/api/policies/versions/${version.id}/${act}`, body, options), invalidate);
  const amend = useWrite((_: void, options) => api.post(`/api/policies/${policy.id}/versions`, undefined, options), { ...invalidate, onSuccess: () => notice.done(t('life.amended')) });
  const open = policy.versions.some((one) => ['DRAFT', 'IN_REVIEW', 'APPROVED'].includes(one.state));
  const close = () => setAsked(null);
  const effect = { code: policy.code, number: version.number, from: version.validFrom, through: version.validThrough ?? t('openEnded'), documentNo: version.documentNo ?? '—' };
  const mayWithdraw = (writer || approver) && ['DRAFT', 'APPROVED', 'PUBLISHED'].includes(version.state);
  const nothing = !(writer && (['DRAFT', 'APPROVED'].includes(version.state) || !open)) && !mayWithdraw;
  return (
    <div className="mq-stack">
      <p>{t(`life.hint.${version.state}`)}</p>
      {!nothing && <div className="mq-row">
        {writer && version.state === 'DRAFT' && <Button onClick={() => setAsked('edit')}>{t('life.edit')}</Button>}
        {writer && version.state === 'DRAFT' && <Button type="primary" onClick={() => setAsked('submit')}>{t('life.submit')}</Button>}
        {writer && version.state === 'APPROVED' && <Button type="primary" onClick={() => setAsked('publish')}>{t('life.publish')}</Button>}
        {writer && !open && <Button loading={amend.isPending} onClick={() => amend.mutate(undefined, { onError: notice.fail })}>{t('life.amend')}</Button>}
        {mayWithdraw && <Button danger onClick={() => setAsked('withdraw')}>{t('life.withdraw')}</Button>}
      </div>}
      <Confirm open={asked === 'submit'} title={t('life.submit')} action={t('life.submit')} text={t('life.submitEffect', effect)} onClose={close} onConfirm={() => move.mutateAsync({ act: 'submit' })} />
      <Confirm open={asked === 'publish'} title={t('life.publish')} action={t('life.publish')} text={t('life.publishEffect', effect)} onClose={close} onConfirm={() => move.mutateAsync({ act: 'publish' })} />
      <Confirm open={asked === 'withdraw'} title={t('life.withdraw')} action={t('life.withdraw')} danger onClose={close}
        text={<><p>{t('life.withdrawEffect', effect)}</p><Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('life.reason')} aria-label={t('life.reason')} /></>}
        onConfirm={() => move.mutateAsync({ act: 'withdraw', body: { reason } })} />
      {asked === 'edit' && <Edit version={version} onClose={close} />}
    </div>
  );
}

interface Fields { documentNo?: string; from: dayjs.Dayjs; through?: dayjs.Dayjs | null; body: string; note?: string }

function Edit({ version, onClose }: { version: Version; onClose: () => void }) {
  const { t } = useTranslation('policy');
  const [form] = Form.useForm<Fields>();
  const body = useGet<Body>(`/api/policies/versions/${version.id}`);
  const save = useWrite((fields: Fields, options) => api.put(`/api/policies/versions/${version.id}`, {
    documentNo: fields.documentNo || null, validFrom: fields.from.format('YYYY-MM-DD'), validThrough: fields.through?.format('YYYY-MM-DD') ?? null,
    body: JSON.parse(fields.body) as unknown, note: fields.note ?? '',
  }, options), { invalidate: ['/api/policies'], onSuccess: onClose });
  return (
    <Modal open title={t('life.edit')} okText={t('life.save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden width={720} okButtonProps={{ loading: save.isPending, disabled: !body.data }}
      onOk={() => void form.validateFields().then((fields) => save.mutate(fields)).catch(() => undefined)}>
      <ProblemAlert problem={body.error} />
      {body.isPending && <PageSkeleton />}
      {body.data && <Form<Fields> form={form} layout="vertical" initialValues={{ documentNo: version.documentNo ?? '', from: dayjs(version.validFrom),
        through: version.validThrough ? dayjs(version.validThrough) : null, body: JSON.stringify(body.data.body, null, 2), note: version.note }}>
        <Validity />
        <BodyField />
        <Form.Item name="note" label={t('life.note')}><Input maxLength={500} /></Form.Item>
      </Form>}
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
