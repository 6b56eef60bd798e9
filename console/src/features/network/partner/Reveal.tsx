import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { ProblemAlert, Summary } from '@/design';
import type { Contact, PartnerRecord } from './partner';

/** Contact and bank data: masked, until somebody entitled states why they need them. */
export function Reveal({ partner }: { partner: PartnerRecord }) {
  const { t } = useTranslation('partner');
  const entitled = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_APPROVER');
  const [reason, setReason] = useState('');
  const [clear, setClear] = useState<Contact | null>(null);
  const ask = useWrite((why: string, options) => api.post<Contact>(`/api/partners/${partner.id}/unmask`, { reason: why }, options), { onSuccess: setClear });
  const shown = clear ?? partner.contact;
  return (
    <div className="mq-stack">
      <Summary items={[{ label: t('contactName'), value: shown.name || '—' }, { label: t('contactPhone'), value: shown.phone || '—' },
        { label: t('contact.bank'), value: [shown.bankName, shown.bankAccount].filter(Boolean).join(' ') || '—' }]} />
      {entitled && !clear && (
        <div className="mq-row">
          <Input aria-label={t('contact.reason')} placeholder={t('contact.reason')} value={reason} maxLength={200} style={{ maxWidth: 300 }} onChange={(event) => setReason(event.target.value)} />
          <Button disabled={reason.trim().length < 4} loading={ask.isPending} onClick={() => ask.mutate(reason.trim())}>{t('contact.show')}</Button>
        </div>
      )}
      <ProblemAlert problem={ask.error} />
    </div>
  );
}
