import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useSession } from '@/app/session';
import { CopyCode, Panel, ProblemAlert, RecordPage, StatusTag, Summary, useNotice } from '@/design';

interface PasswordDraft { before: string; after: string }

/** One's own account: password and second factor. */
export default function AccountPage() {
  const { t } = useTranslation('access');
  const session = useSession();
  return (
    <RecordPage title={t('account.title')} summary={[{ label: t('people.name'), value: session.name },
      { label: t('people.roles'), value: session.roles.map((role) => t(`role.${role}`)).join(t('comma')) }]}>
      <OwnPassword />
      <SecondFactor />
    </RecordPage>
  );
}

function OwnPassword() {
  const { t } = useTranslation('access');
  const notice = useNotice();
  const [form] = Form.useForm<PasswordDraft>();
  const change = useWrite((draft: PasswordDraft, options) => api.put('/api/session/password', draft, options), {
    onSuccess: () => { form.resetFields(); notice.done(t('account.passwordChanged')); },
  });
  return (
    <Panel title={t('account.password')}>
      <Form<PasswordDraft> form={form} layout="vertical" onFinish={(draft) => change.mutate(draft)}>
        <Form.Item name="before" label={t('account.before')} rules={[{ required: true, message: t('account.needBefore') }]}><Input.Password visibilityToggle={false} autoComplete="current-password" /></Form.Item>
        <Form.Item name="after" label={t('people.newPassword')} rules={[{ required: true, min: 10, message: t('people.needPassword') }]}><Input.Password visibilityToggle={false} autoComplete="new-password" /></Form.Item>
        <ProblemAlert problem={change.error} />
        <Button htmlType="submit" loading={change.isPending}>{t('account.change')}</Button>
      </Form>
    </Panel>
  );
}

function SecondFactor() {
  const { t } = useTranslation('access');
  const path = '/api/session/second-factor';
  const [code, setCode] = useState('');
  const state = useGet<{ on: boolean }>(path);
  const begin = useWrite((_: null, options) => api.post<{ secret: string; uri: string }>(path, {}, options));
  const done = { invalidate: [path], onSuccess: () => { setCode(''); begin.reset(); } };
  const confirm = useWrite((typed: string, options) => api.put(path, { code: typed }, options), done);
  const off = useWrite((typed: string, options) => api.post(`${path}/off`, { code: typed }, options), done);
  const on = state.data?.on ?? false;
  const asking = on || begin.data !== undefined;
  return (
    <Panel title={t('account.factor')} extra={<StatusTag tone={on ? 'good' : 'neutral'}>{t(on ? 'account.on' : 'account.off')}</StatusTag>}>
      <div className="mq-stack">
        <p>{t(on ? 'account.factorOn' : 'account.factorOff')}</p>
        <ProblemAlert problem={state.error ?? begin.error ?? confirm.error ?? off.error} />
        {!asking && <div><Button loading={begin.isPending} onClick={() => begin.mutate(null)}>{t('account.begin')}</Button></div>}
        {begin.data && !on && <Alert type="info" showIcon title={t('account.enter')} description={<Summary items={[
          { label: t('account.secret'), value: <CopyCode code={begin.data.secret} /> }, { label: t('account.link'), value: <a href={begin.data.uri}>{t('account.open')}</a> }]} />} />}
        {asking && <Space.Compact>
          <Input aria-label={t('account.code')} placeholder={t('account.code')} inputMode="numeric" maxLength={6} value={code} onChange={(event) => setCode(event.target.value)} />
          <Button disabled={!/^\d{6}$/.test(code)} loading={confirm.isPending || off.isPending} onClick={() => (on ? off : confirm).mutate(code)}>{t(on ? 'account.turnOff' : 'account.confirm')}</Button>
        </Space.Compact>}
      </div>
    </Panel>
  );
}
