import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { ProblemAlert } from '@/design';

interface Draft { code: string; nameZh: string; nameEn?: string; currency: string; uscc?: string }

/** Adds a legal entity, or changes the one with that code. */
export function EntityForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const [form] = Form.useForm<Draft>();
  const save = useWrite((draft: Draft, options) => api.post('/api/entities/batch', { items: [draft] }, options), { invalidate: ['/api/entities'], onSuccess: onClose });
  return (
    <Modal open title={t('addEntity')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: save.isPending }} onOk={() => void form.validateFields().then((draft) => save.mutate(draft), () => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ currency: 'CNY' }}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 40, message: t('needCode') }]}><Input /></Form.Item>
        <Form.Item name="nameZh" label={t('nameZh')} rules={[{ required: true, max: 200, message: t('needName') }]}><Input /></Form.Item>
        <Form.Item name="nameEn" label={t('nameEn')}><Input /></Form.Item>
        <Form.Item name="currency" label={t('currency')} rules={[{ required: true, pattern: /^[A-Z]{3}$/, message: t('needCurrency') }]}><Input maxLength={3} /></Form.Item>
        <Form.Item name="uscc" label={t('uscc')}><Input maxLength={18} /></Form.Item>
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
