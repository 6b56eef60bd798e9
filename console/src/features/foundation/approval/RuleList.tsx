import { Button, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { STAFF, useRole } from '@/app/session';
import { Confirm, EmptyState, Money, PageHead, PageSkeleton, Panel, ProblemAlert, Rows } from '@/design';
import { stepName } from './approvals';

interface StepBody { name: string; mode: 'ALL' | 'ANY'; hoursMax: number; seats: { principalId: string | null; role: string | null }[] }
interface Rule { id: string; kind: string; orgUnitId: string | null; currency: string | null; fromMinor: number; toMinor: number | null; steps: StepBody[] }
interface Kind { kind: string; titleZh: string; titleEn: string; defaultSteps: StepBody[] }
interface Answer { items: Rule[]; kinds: Kind[] }

/** Who signs what: the company's rules, and what applies where it made none. */
export default function RuleList() {
  const { t, i18n } = useTranslation('approval');
  const admin = useRole('ADMIN');
  const answer = useGet<Answer>('/api/approval-rules');
  const [making, setMaking] = useState(false);
  const [closing, setClosing] = useState<Rule | null>(null);
  const close = useWrite((rule: Rule, options) => api.delete(`/api/approval-rules/${rule.id}`, options), { invalidate: ['/api/approval-rules'] });
  const kindName = (kind: string) => {
    const found = answer.data?.kinds.find((one) => one.kind === kind);
    return found ? (i18n.language === 'en' ? found.titleEn : found.titleZh) : kind;
  };
  const band = (rule: Rule) => (rule.currency
    ? <>≥ <Money minor={rule.fromMinor} currency={rule.currency} />{rule.toMinor !== null && <> · &lt; <Money minor={rule.toMinor} currency={rule.currency} /></>}</> : t('rules.anyAmount'));
  const create = admin && <Button type="primary" onClick={() => setMaking(true)}>{t('rules.create')}</Button>;
  return (
    <>
      <PageHead title={t('rules.title')} lead={t('rules.lead')} actions={create} />
      <ProblemAlert problem={answer.error} onRetry={() => void answer.refetch()} />
      {answer.isPending && <PageSkeleton />}
      {answer.data && <div className="mq-stack">
        {answer.data.items.length === 0 ? <EmptyState small title={t('rules.empty')} text={t('rules.emptyText')} action={create} />
          : <Rows<Rule> rows={answer.data.items} rowKey={(rule) => rule.id} label={t('rules.title')} columns={[
            { key: 'kind', title: t('rules.kind'), card: 'title', render: (rule) => kindName(rule.kind) },
            { key: 'band', title: t('rules.band'), render: band },
            { key: 'steps', title: t('steps'), render: (rule) => <StepsText steps={rule.steps} /> },
            ...(admin ? [{ key: 'close', title: t('rules.action'), render: (rule: Rule) => <Button size="small" onClick={() => setClosing(rule)}>{t('rules.close')}</Button> }] : []),
          ]} />}
        <Panel title={t('rules.defaults')}>
          <Rows<Kind> rows={answer.data.kinds} rowKey={(kind) => kind.kind} label={t('rules.defaults')} columns={[
            { key: 'kind', title: t('rules.kind'), card: 'title', render: (kind) => kindName(kind.kind) },
            { key: 'steps', title: t('steps'), render: (kind) => <StepsText steps={kind.defaultSteps} /> },
          ]} />
        </Panel>
      </div>}
      {making && <NewRule kinds={answer.data?.kinds ?? []} nameOf={kindName} onClose={() => setMaking(false)} />}
      {closing && <Confirm open title={t('rules.close')} action={t('rules.close')} danger text={t('rules.closeEffect', { kind: kindName(closing.kind) })}
        onClose={() => setClosing(null)} onConfirm={() => close.mutateAsync(closing)} />}
    </>
  );
}

function StepsText({ steps }: { steps: readonly StepBody[] }) {
  const { t, i18n } = useTranslation('approval');
  return <ol>{steps.map((step, index) => <li key={index}>{stepName(step.name, i18n.language)} · {t(`mode.${step.mode}`)} · {step.seats.map((seat) => (seat.role ? t(`shell:role.${seat.role}`) : seat.principalId)).join('、')}</li>)}</ol>;
}

interface RuleForm { kind: string; currency?: string; from?: number; to?: number | null; steps: { name: string; mode: 'ALL' | 'ANY'; hoursMax: number; roles: string[] }[] }

function NewRule({ kinds, nameOf, onClose }: { kinds: readonly Kind[]; nameOf: (kind: string) => string; onClose: () => void }) {
  const { t } = useTranslation('approval');
  const [form] = Form.useForm<RuleForm>();
  const make = useWrite((rule: RuleForm, options) => api.post('/api/approval-rules', {
    kind: rule.kind, currency: rule.currency || null, fromMinor: Math.round((rule.from ?? 0) * 100), toMinor: rule.to ? Math.round(rule.to * 100) : null,
    steps: rule.steps.map((step) => ({ name: step.name, mode: step.mode, hoursMax: step.hoursMax, seats: step.roles.map((role) => ({ role })) })),
  }, options), { invalidate: ['/api/approval-rules'], onSuccess: onClose });
  const currency = Form.useWatch('currency', form);
  const needed = [{ required: true, message: t('rules.needed') }];
  return (
    <Modal open title={t('rules.create')} okText={t('rules.create')} cancelText={t('act.back')} onCancel={onClose} okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((rule) => make.mutate(rule)).catch(() => undefined)} destroyOnHidden>
      <Form<RuleForm> form={form} layout="vertical" initialValues={{ currency: 'CNY', from: 0, steps: [{ name: '', mode: 'ANY', hoursMax: 48, roles: [] }] }}>
        <Form.Item name="kind" label={t('rules.kind')} rules={needed}><Select options={kinds.map((kind) => ({ value: kind.kind, label: nameOf(kind.kind) }))} /></Form.Item>
        <Form.Item name="currency" label={t('rules.currency')}><Select options={[{ value: 'CNY', label: 'CNY' }, { value: '', label: t('rules.anyAmount') }]} /></Form.Item>
        {currency !== '' && <Space wrap>
          <Form.Item name="from" label={t('rules.from')}><InputNumber min={0} precision={2} /></Form.Item>
          <Form.Item name="to" label={t('rules.to')}><InputNumber min={0.01} precision={2} /></Form.Item>
        </Space>}
        <Form.List name="steps">{(fields, { add, remove }) => (
          <div className="mq-stack">
            {fields.map((field, index) => (
              <Panel key={field.key} title={t('rules.step', { number: index + 1 })} extra={fields.length > 1 && <Button size="small" onClick={() => remove(field.name)}>{t('rules.removeStep')}</Button>}>
                <Form.Item name={[field.name, 'name']} label={t('rules.stepName')} rules={[{ required: true, whitespace: true, max: 80, message: t('rules.needed') }]}><Input /></Form.Item>
                <Form.Item name={[field.name, 'mode']} label={t('rules.mode')}><Select options={(['ANY', 'ALL'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))} /></Form.Item>
                <Form.Item name={[field.name, 'roles']} label={t('rules.roles')} rules={needed}><Select mode="multiple" options={STAFF.map((value) => ({ value, label: t(`shell:role.${value}`) }))} /></Form.Item>
                <Form.Item name={[field.name, 'hoursMax']} label={t('rules.hours')}><InputNumber min={0} max={8760} /></Form.Item>
              </Panel>
            ))}
            <Button onClick={() => add({ name: '', mode: 'ANY', hoursMax: 48, roles: [] })}>{t('rules.addStep')}</Button>
          </div>
        )}</Form.List>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
