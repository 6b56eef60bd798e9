import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { ProblemAlert, todayIn } from '@/design';
import { MODES, TYPES, type AttributeKind, type PartnerRecord } from './partner';
import { useNames } from './useNames';

interface Draft { kind: AttributeKind; value: string; validFrom: Dayjs }
const KINDS: readonly AttributeKind[] = ['TIER', 'REGION', 'TYPE', 'TRADE_MODE'];

/** Gives the partner another tier, region, type or trade mode from a day on; what was decided before keeps what it saw. */
export function SetAttribute({ partner, onClose }: { partner: PartnerRecord; onClose: () => void }) {
  const { t } = useTranslation('partner');
  const names = useNames();
  const [form] = Form.useForm<Draft>();
  const kind = Form.useWatch('kind', form) ?? 'TIER';
  const set = useWrite((draft: Draft, options) => api.post(`/api/partners/${partner.id}/attributes`,
    { ...draft, validFrom: draft.validFrom.format('YYYY-MM-DD') }, options), { invalidate: [`/api/partners`], onSuccess: onClose });
  const choices = kind === 'REGION' ? names.regions : kind === 'TYPE' ? TYPES.map((value) => ({ value: value as string, label: t(`types.${value}`) }))
    : MODES.map((value) => ({ value: value as string, label: t(`modes.${value}`) }));
  return (
    <Modal open title={t('set.title', { name: partner.legalName })} okText={t('set.run')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: set.isPending }} onOk={() => void form.validateFields().then((draft) => set.mutate(draft)).catch(() => undefined)}>
      <p className="mq-quiet">{t('set.text')}</p>
      <Form<Draft> form={form} layout="vertical" initialValues={{ kind: 'TIER', validFrom: dayjs(todayIn()).startOf('month') }}
        onValuesChange={(changed) => { if ('kind' in changed) form.setFieldValue('value', undefined); }}>
        <Form.Item name="kind" label={t('set.kind')}><Select options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="value" label={t('set.value')} rules={[{ required: true }]}>{kind === 'TIER' ? <Input maxLength={40} /> : <Select options={choices} />}</Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true }]}><DatePicker /></Form.Item>
      </Form>
      <ProblemAlert problem={set.error} />
    </Modal>
  );
}
