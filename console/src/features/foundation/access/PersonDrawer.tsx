import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { CopyCode, ProblemAlert, StatusTag, Summary, useNotice } from '@/design';
import { type Person } from './people';

interface Props { id: string; onEdit: (person: Person) => void; mayEdit: boolean }

/** One person beside the list, with what may be done about them. */
export function PersonDrawer({ id, onEdit, mayEdit }: Props) {
  const { t } = useTranslation('access');
  const notice = useNotice();
  const admin = useRole('ADMIN');
  const found = useGet<Person>(`/api/people/${id}`);
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState<{ link?: string; code?: string } | null>(null);
  const turn = useWrite((act: 'disable' | 'enable', options) => api.post(`/api/people/${id}/${act}`, {}, options), {
    invalidate: ['/api/people'], onSuccess: (_, act) => notice.done(t(act === 'disable' ? 'people.disabledNow' : 'people.enabledNow')),
  });
  const link = useWrite((_: null, options) => api.post<{ link?: string; code?: string }>(`/api/people/${id}/link`, {}, options), { invalidate: ['/api/people/messages'], onSuccess: setSent });
  const reset = useWrite((next: string, options) => api.post(`/api/people/${id}/password`, { password: next }, options), {
    onSuccess: () => { setPassword(''); notice.done(t('people.passwordSet')); },
  });
  const person = found.data;
  if (!person) return <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className="mq-stack">
      <Summary items={[
        { label: t('people.state'), value: <StatusTag tone={person.disabled ? 'neutral' : 'good'}>{t(person.disabled ? 'people.disabled' : 'people.active')}</StatusTag> },
        { label: t('people.login'), value: person.login || '–' },
        { label: t('people.phone'), value: person.phone || '–' },
        { label: t('people.roles'), value: person.roles.map((role) => t(`role.${role}`)).join(t('comma')) },
        { label: t('people.scope'), value: person.seesAll ? t('people.seesAll') : t('people.seesSome', { units: person.unitIds.length, partners: person.partnerIds.length }) },
      ]} />
      <ProblemAlert problem={turn.error ?? link.error ?? reset.error} />
      {mayEdit && <Space wrap>
        <Button type="primary" onClick={() => onEdit(person)}>{t('people.edit')}</Button>
        {person.partner && !person.disabled && <Button loading={link.isPending} onClick={() => link.mutate(null)}>{t('people.sendLink')}</Button>}
        <Button danger={!person.disabled} loading={turn.isPending} onClick={() => turn.mutate(person.disabled ? 'enable' : 'disable')}>
          {t(person.disabled ? 'people.enable' : 'people.disable')}</Button>
      </Space>}
      {sent && <Alert type="success" showIcon title={t('people.linkSent')}
        description={sent.link && <>{t('people.demoLink')} <CopyCode code={new URL(sent.link, window.location.origin).toString()} /> {t('people.demoCode')} <CopyCode code={sent.code ?? ''} /></>} />}
      {admin && !person.partner && <Space.Compact block>
        <Input.Password visibilityToggle={false} aria-label={t('people.newPassword')} placeholder={t('people.newPassword')} autoComplete="new-password" value={password}
          onChange={(event) => setPassword(event.target.value)} />
        <Button disabled={password.length < 10} loading={reset.isPending} onClick={() => reset.mutate(password)}>{t('people.setPassword')}</Button>
      </Space.Compact>}
    </div>
  );
}
