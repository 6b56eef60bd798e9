import { useTranslation } from 'react-i18next';
import { DateText, ListPage } from '@/design';
import { masked } from './people';

interface Message { id: string; personName: string; phone: string; purpose: string; text: string; createdAt: string; sentAt: string | null }

/** The latest messages to people. Where no sender is set up nothing leaves the house: this page is the outbox of the demo. */
export default function MessageList() {
  const { t } = useTranslation('access');
  return (
    <ListPage<Message> id="access.messages" title={t('messages.title')} lead={t('messages.lead')} source="/api/people/messages" rowKey={(row) => row.id}
      columns={[
        { key: 'person', title: t('messages.person'), card: 'title', render: (row) => row.personName },
        { key: 'phone', title: t('people.phone'), render: (row) => masked(row.phone) || '–' },
        { key: 'text', title: t('messages.text'), render: (row) => row.text || t('messages.forgotten') },
        { key: 'at', title: t('messages.at'), card: 'figure', render: (row) => <DateText value={row.createdAt} /> },
      ]}
      empty={{ title: t('messages.empty'), text: t('messages.emptyText') }} />
  );
}
