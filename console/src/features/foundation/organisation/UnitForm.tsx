import { DatePicker, Form, Input, Modal, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { ProblemAlert, todayIn } from '@/design';
import { KINDS, type Unit } from './organisation';

interface Draft { code: string; kind: Unit['kind']; nameZh: string; nameEn?: string; parentCode?: string; validFrom: Dayjs; closed?: boolean }

/** Adds a unit, or changes one from a day on: what stood before that day stays as it was. */
export function UnitForm({ unit, units, onClose }: { unit: Unit | null; units: Unit[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('organisation');
  const [form] = Form.useForm<Draft>();
  const save = useWrite((draft: Draft, options) => api.post('/api/org-units/batch',
    { items: [{ ...draft, parentCode: draft.parentCode ?? null, validFrom: draft.validFrom.format('YYYY-MM-DD') }] }, options), { invalidate: ['/api/org-units'], onSuccess: onClose });
  const parent = units.find((one) => one.id === unit?.parentId);
  return (
    <Modal open title={t(unit ? 'changeUnit' : 'addUnit')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: save.isPending }} onOk={() => void form.validateFields().then((draft) => save.mutate(draft), () => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ kind: 'REGION', ...unit, parentCode: parent?.code, validFrom: dayjs(todayIn()), closed: false }}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 40, message: t('needCode') }]}><Input disabled={unit !== null} /></Form.Item>
        <Form.Item name="nameZh" label={t('nameZh')} rules={[{ required: true, max: 100, message: t('needName') }]}><Input /></Form.Item>
        <Form.Item name="nameEn" label={t('nameEn')}><Input /></Form.Item>
        <Form.Item name="kind" label={t('kindLabel')}><Select options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} /></Form.Item>
        <Form.Item name="parentCode" label={t('parent')}><Select allowClear showSearch optionFilterProp="label"
          options={units.filter((one) => one.id !== unit?.id).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh }))} /></Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true, message: t('needDay') }]}><DatePicker allowClear={false} /></Form.Item>
        {unit && <Form.Item name="closed" label={t('close')} valuePropName="checked"><Switch /></Form.Item>}
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
