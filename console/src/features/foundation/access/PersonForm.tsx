import { Form, Input, Modal, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { ROLES, useRole, type Role } from '@/app/session';
import { ProblemAlert } from '@/design';
import type { Person, Unit } from './people';

interface Draft {
  partner: boolean; name: string; login?: string; phone?: string; language: 'zh' | 'en'; roles: Role[]; seesAll?: boolean; unitIds?: string[];
  partnerIds?: string[]; password?: string;
}

/** Adds a person or changes one. Partners sign in by link and code, staff by password. */
export function PersonForm({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t, i18n } = useTranslation('access');
  const admin = useRole('ADMIN');
  const [form] = Form.useForm<Draft>();
  const partner = Form.useWatch('partner', form) ?? person?.partner ?? !admin;
  const seesAll = Form.useWatch('seesAll', form) ?? person?.seesAll ?? true;
  const units = useGet<Page<Unit>>(partner ? null : '/api/org-units');
  const partners = useGet<Page<{ id: string; code: string; legalName?: string; shortName?: string; name?: string }>>('/api/partners', { limit: 500 }, { retry: false });
  const save = useWrite((draft: Draft, options) => {
    const body = { ...draft, login: draft.login ?? '', phone: draft.phone ?? '', password: draft.password || undefined, unitIds: draft.unitIds ?? [], partnerIds: draft.partnerIds ?? [],
      seesAll: draft.partner ? false : draft.seesAll ?? false };
    return person ? api.put(`/api/people/${person.id}`, { ...body, partner: undefined }, options) : api.post('/api/people', body, options);
  }, { invalidate: ['/api/people'], onSuccess: onClose });
  const submit = () => void form.validateFields().then((draft) => save.mutate({ ...draft, partner }), () => undefined);
  return (
    <Modal open title={t(person ? 'people.edit' : 'people.add')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: save.isPending }} onOk={submit}>
      <Form<Draft> form={form} layout="vertical" initialValues={person ?? { partner: !admin, language: 'zh', roles: [], seesAll: true }}>
        {!person && admin && <Form.Item name="partner" label={t('people.kind')}>
          <Radio.Group options={[{ value: false, label: t('people.staff') }, { value: true, label: t('people.partnerUser') }]} />
        </Form.Item>}
        <Form.Item name="name" label={t('people.name')} rules={[{ required: true, max: 80, message: t('people.needName') }]}><Input /></Form.Item>
        <Form.Item name="login" label={t('people.login')} rules={[{ required: !partner, pattern: /^[a-z0-9][a-z0-9._@-]{1,59}$/, message: t('people.needLogin') }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('people.phone')} rules={[{ required: partner, pattern: /^\+?[0-9]{6,20}$/, message: t('people.needPhone') }]}><Input inputMode="tel" /></Form.Item>
        <Form.Item name="roles" label={t('people.roles')} rules={[{ required: true, message: t('people.needRoles') }]}>
          <Select mode="multiple" options={ROLES.filter((role) => role.startsWith('PARTNER_') === partner).map((role) => ({ value: role, label: t(`role.${role}`) }))} />
        </Form.Item>
        {!partner && <Form.Item name="seesAll" label={t('people.seesAll')} valuePropName="checked"><Switch /></Form.Item>}
        {!partner && !seesAll && <Form.Item name="unitIds" label={t('people.units')}>
          <Select mode="multiple" optionFilterProp="label" options={(units.data?.items ?? []).map((unit) => ({ value: unit.id, label: `${'　'.repeat(unit.depth)}${i18n.language === 'en' ? unit.nameEn : unit.nameZh}` }))} />
        </Form.Item>}
        {(partner || !seesAll) && <Form.Item name="partnerIds" label={t('people.partners')} rules={[{ required: partner, message: t('people.needPartners') }]}>
          <Select mode="multiple" optionFilterProp="label" options={(partners.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.code} ${row.shortName || row.legalName || row.name || ''}` }))} />
        </Form.Item>}
        <Form.Item name="language" label={t('people.language')}><Radio.Group options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} /></Form.Item>
        {!partner && !person && <Form.Item name="password" label={t('people.newPassword')} rules={[{ required: true, min: 10, message: t('people.needPassword') }]}><Input.Password visibilityToggle={false} autoComplete="new-password" /></Form.Item>}
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
