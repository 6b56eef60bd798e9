import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { ProblemAlert, useNotice } from '@/design';
import { stepName, type Act, type Full } from './approvals';

interface Fields { comment?: string; to?: string; step?: number; where?: 'ADD_SIGNER_BEFORE' | 'ADD_SIGNER_AFTER' }
type Choice = 'APPROVE' | 'REJECT' | 'RETURN' | 'HAND_OVER' | 'ADD_SIGNER' | 'WITHDRAW';

/** What the reader can do to a request now: a button, then what it needs, then the button that does it. */
export function ActPanel({ full }: { full: Full }) {
  const { t } = useTranslation('approval');
  const notice = useNotice();
  const [choice, setChoice] = useState<Choice | null>(null);
  const write = useWrite((body: { act: Act } & Fields, options) => api.post(`/api/approvals/${full.card.id}/acts`, body, options),
    { invalidate: ['/api/approvals', '/api/policies'], onSuccess: () => { setChoice(null); notice.done(t('act.done')); } });
  const choose = (next: Choice) => { write.reset(); setChoice(next); };
  if (full.card.state !== 'OPEN' || (!full.mayAct && !full.mine)) return null;
  if (choice) return <ActForm full={full} choice={choice} write={write} onBack={() => setChoice(null)} />;
  return (
    <div className="mq-stack">
      <div className="mq-row">
        {full.mayAct && <>
          <Button type="primary" onClick={() => choose('APPROVE')}>{t('act.APPROVE')}</Button>
          <Button danger onClick={() => choose('REJECT')}>{t('act.REJECT')}</Button>
          <Button onClick={() => choose('RETURN')}>{t('act.RETURN')}</Button>
          <Button onClick={() => choose('HAND_OVER')}>{t('act.HAND_OVER')}</Button>
          <Button onClick={() => choose('ADD_SIGNER')}>{t('act.ADD_SIGNER')}</Button>
        </>}
        {full.mine && <>
          <Button loading={write.isPending} onClick={() => write.mutate({ act: 'REMIND' }, { onError: notice.fail })}>{t('act.REMIND')}</Button>
          <Button danger onClick={() => choose('WITHDRAW')}>{t('act.WITHDRAW')}</Button>
        </>}
      </div>
    </div>
  );
}

interface FormProps {
  full: Full;
  choice: Choice;
  write: { mutate: (body: { act: Act } & Fields) => void; isPending: boolean; error: unknown };
  onBack: () => void;
}

function ActForm({ full, choice, write, onBack }: FormProps) {
  const { t, i18n } = useTranslation('approval');
  const [form] = Form.useForm<Fields>();
  const needsPerson = choice === 'HAND_OVER' || choice === 'ADD_SIGNER';
  const signers = useGet<{ items: { principalId: string; name: string; roles: string[] }[] }>(needsPerson ? '/api/approvals/signers' : null);
  const reason = choice === 'REJECT' || choice === 'RETURN';
  const send = (fields: Fields) => {
    const { where, step, ...rest } = fields;
    const act: Act = choice === 'ADD_SIGNER' ? where ?? 'ADD_SIGNER_BEFORE' : choice;
    write.mutate({ act, ...rest, ...(step ? { step } : {}) });
  };
  const earlier = full.flow.steps.slice(0, full.flow.at).map((step, index) => ({ value: index + 1, label: `${index + 1}. ${stepName(step.name, i18n.language)}` }));
  return (
    <Form<Fields> form={form} layout="vertical" initialValues={{ where: 'ADD_SIGNER_BEFORE', step: 0 }} onFinish={send}>
      <h3>{t(`act.${choice}`)}</h3>
      {choice === 'RETURN' && <Form.Item name="step" label={t('act.returnTo')}>
        <Select options={[{ value: 0, label: t('act.toRequester', { name: full.card.requesterName }) }, ...earlier]} />
      </Form.Item>}
      {needsPerson && <Form.Item name="to" label={t('act.to')} rules={[{ required: true, message: t('act.toNeeded') }]}>
        <Select loading={signers.isPending} showSearch={{ optionFilterProp: 'label' }}
          options={signers.data?.items.filter((one) => one.principalId !== full.card.requesterId)
            .map((one) => ({ value: one.principalId, label: `${one.name} · ${one.roles.map((role) => t(`shell:role.${role}`)).join('、')}` }))} />
      </Form.Item>}
      {choice === 'ADD_SIGNER' && <Form.Item name="where" label={t('act.where')}>
        <Select options={(['ADD_SIGNER_BEFORE', 'ADD_SIGNER_AFTER'] as const).map((value) => ({ value, label: t(`act.${value}`) }))} />
      </Form.Item>}
      <Form.Item name="comment" label={t(reason ? 'act.reason' : 'act.comment')} rules={reason ? [{ required: true, whitespace: true, message: t('act.reasonNeeded') }] : []}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <ProblemAlert problem={write.error} />
      <div className="mq-row">
        <Button type="primary" htmlType="submit" danger={choice === 'REJECT' || choice === 'WITHDRAW'} loading={write.isPending}>{t(`act.${choice}`)}</Button>
        <Button onClick={onBack}>{t('act.back')}</Button>
      </div>
    </Form>
  );
}
