import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { ProblemAlert, todayIn } from '@/design';
import type { Colleague, Position, Unit } from './organisation';

interface PositionDraft { unitId: string; code: string; titleZh: string; titleEn?: string }
interface HolderDraft { personId: string; validFrom: Dayjs; validTo?: Dayjs | null }

/** Adds a position to a unit, or gives the one with that code another title. */
export function PositionForm({ units, onClose }: { units: readonly Unit[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('organisation');
  const [form] = Form.useForm<PositionDraft>();
  const save = useWrite((draft: PositionDraft, options) => api.post('/api/positions', { ...draft, unitId: Number(draft.unitId) }, options), { invalidate: ['/api/positions'], onSuccess: onClose });
  return (
    <Modal open title={t('addPosition')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: save.isPending }} onOk={() => void form.validateFields().then((draft) => save.mutate(draft), () => undefined)}>
      <Form<PositionDraft> form={form} layout="vertical">
        <Form.Item name="unitId" label={t('unit')} rules={[{ required: true, message: t('needUnit') }]}>
          <Select showSearch optionFilterProp="label" options={units.map((one) => ({ value: one.id, label: i18n.language === 'en' ? one.nameEn : one.nameZh }))} /></Form.Item>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 40, message: t('needCode') }]} extra={t('positionCodeHint')}><Input placeholder="REGIONAL_MANAGER" /></Form.Item>
        <Form.Item name="titleZh" label={t('titleZh')} rules={[{ required: true, max: 100, message: t('needName') }]}><Input /></Form.Item>
        <Form.Item name="titleEn" label={t('titleEn')}><Input maxLength={100} /></Form.Item>
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}

/** Names who holds a position from a day on; several people may hold one. */
export function HolderForm({ position, title, colleagues, onClose }: { position: Position; title: string; colleagues: readonly Colleague[]; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const [form] = Form.useForm<HolderDraft>();
  const save = useWrite((draft: HolderDraft, options) => api.post(`/api/positions/${position.id}/holders`, { personId: Number(draft.personId),
    validFrom: draft.validFrom.format('YYYY-MM-DD'), validTo: draft.validTo ? draft.validTo.format('YYYY-MM-DD') : null }, options), { invalidate: ['/api/positions'], onSuccess: onClose });
  return (
    <Modal open title={`${t('nameHolder')} · ${title}`} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: save.isPending }} onOk={() => void form.validateFields().then((draft) => save.mutate(draft), () => undefined)}>
      <Form<HolderDraft> form={form} layout="vertical" initialValues={{ validFrom: dayjs(todayIn()) }}>
        <Form.Item name="personId" label={t('person')} rules={[{ required: true, message: t('needPerson') }]}>
          <Select showSearch optionFilterProp="label" options={colleagues.map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true, message: t('needDay') }]}><DatePicker allowClear={false} /></Form.Item>
        <Form.Item name="validTo" label={t('validTo')}><DatePicker /></Form.Item>
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
