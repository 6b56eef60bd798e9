import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { ProblemAlert, todayIn } from '@/design';
import { MODES, TYPES } from './partner';
import { useNames } from './useNames';

interface Draft {
  code: string; legalName: string; shortName?: string; uscc?: string; type: string; tradeMode: string; tier?: string; regionUnitId?: string; channelId: string;
  entityIds?: string[]; validFrom: Dayjs; contactName?: string; contactPhone?: string;
}

export function NewPartner({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('partner');
  const navigate = useNavigate();
  const names = useNames();
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post<{ id: string }>('/api/partners',
    { ...draft, validFrom: draft.validFrom.format('YYYY-MM-DD'), uscc: draft.uscc || null, status: 'ACTIVE' }, options),
  { invalidate: ['/api/partners'], onSuccess: (made) => { onClose(); void navigate(`/partners/${made.id}`); } });
  return (
    <Modal open title={t('list.create')} okText={t('list.create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((draft) => make.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ type: 'DEALER', tradeMode: 'BUYOUT', channelId: '3', validFrom: dayjs(todayIn()).startOf('month') }}>
        <Form.Item name="legalName" label={t('legalName')} rules={[{ required: true, max: 200 }]}><Input /></Form.Item>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="shortName" label={t('shortName')}><Input /></Form.Item>
        <Form.Item name="type" label={t('type')}><Select options={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))} /></Form.Item>
        <Form.Item name="tradeMode" label={t('tradeMode')}><Select options={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))} /></Form.Item>
        <Form.Item name="tier" label={t('tier')}><Input maxLength={40} /></Form.Item>
        <Form.Item name="regionUnitId" label={t('region')}><Select allowClear options={names.regions} /></Form.Item>
        <Form.Item name="channelId" label={t('channel')} rules={[{ required: true }]}><Select options={names.channels} /></Form.Item>
        <Form.Item name="entityIds" label={t('entities')}><Select mode="multiple" options={names.entities} /></Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true }]}><DatePicker /></Form.Item>
        <Form.Item name="uscc" label={t('uscc')}><Input maxLength={18} /></Form.Item>
        <Form.Item name="contactName" label={t('contactName')}><Input /></Form.Item>
        <Form.Item name="contactPhone" label={t('contactPhone')}><Input /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
