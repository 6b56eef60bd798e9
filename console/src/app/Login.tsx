import { Alert, Button, Segmented } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { api } from '@/api/client';
import { LanguageButton, ModeButton } from './PersonMenu';
import { useSessionState } from './session';

function Field({ label, value, onChange, ...rest }: { label: string; value: string; onChange: (text: string) => void } & Omit<React.InputHTMLAttributes<HTMLInputElement>, 'onChange'>) {
  return <label className="mq-field"><span>{label}</span><input {...rest} value={value} onChange={(event) => onChange(event.target.value)} required /></label>;
}

/** Staff sign in with a password; a partner opens the link from a message (/l/…) and types the one-time code. */
export function Login() {
  const { t } = useTranslation('shell');
  const { token } = useParams();
  const [search] = useSearchParams();
  const { session, signIn } = useSessionState();
  const [kind, setKind] = useState<'staff' | 'partner'>(token ? 'partner' : 'staff');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(Boolean(token));
  const [demoCode, setDemoCode] = useState<string | null>(null);
  const [factor, setFactor] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const back = search.get('back');
  if (session) return <Navigate to={back?.startsWith('/') && !back.startsWith('//') ? back : '/'} replace />;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      if (kind === 'staff') await signIn('/api/session', { login, password, ...(factor && { code }) });
      else if (!sent) { setDemoCode((await api.post<{ demoCode?: string }>('/api/session/codes', { phone: login })).demoCode ?? null); setSent(true); }
      else await signIn('/api/session/partner', token ? { token, code } : { phone: login, code });
    } catch (error) {
      const found = ApiProblem.of(error);
      setProblem(found);
      if (found.code === 'access.code-needed') setFactor(true);
    } finally { setBusy(false); }
  };

  return (
    <main className="mq-login">
      <div className="mq-login-tools"><LanguageButton /><ModeButton /></div>
      <form onSubmit={(event) => void submit(event)}>
        <div className="mq-login-brand"><img src="/mark.svg" alt="" width={44} height={44} /><div><h1>{t('brand')}</h1><p>{t('claim')}</p></div></div>
        {!token && <Segmented block value={kind} onChange={(next) => { setKind(next as 'staff' | 'partner'); setSent(false); setProblem(null); }} aria-label={t('login.kind')}
          options={[{ value: 'staff', label: t('login.staff') }, { value: 'partner', label: t('login.partner') }]} />}
        {kind === 'staff' && <>
          <Field label={t('login.login')} value={login} onChange={setLogin} autoComplete="username" autoFocus name="login" />
          <Field label={t('login.password')} type="password" value={password} onChange={setPassword} autoComplete="current-password" name="password" />
          {factor && <Field label={t('login.code')} value={code} onChange={setCode} inputMode="numeric" autoComplete="one-time-code" name="code" autoFocus />}
        </>}
        {kind === 'partner' && !token && <Field label={t('login.phone')} value={login} onChange={setLogin} inputMode="tel" autoComplete="tel" name="phone" disabled={sent} />}
        {kind === 'partner' && sent && <Field label={t('login.code')} value={code} onChange={setCode} inputMode="numeric" autoComplete="one-time-code" name="code" autoFocus />}
        {demoCode && <Alert type="info" title={<>{t('login.demoCode')} <code>{demoCode}</code></>} />}
        {problem && <Alert type="error" showIcon title={problem.isOffline ? t('offline.text') : problem.detail || problem.title || t('login.failed')} />}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t(kind === 'partner' && !sent ? 'login.sendCode' : 'login.signIn')}</Button>
        {kind === 'partner' && <p className="mq-login-hint">{t(sent ? 'login.codeHint' : 'login.partnerHint')}</p>}
      </form>
    </main>
  );
}
