import { useTranslation } from 'react-i18next';
import { useSession } from '@/app/session';
import { PageHead } from '@/design';
import { dateText, todayIn } from '@/design';
import { ApprovalsForMe } from './ApprovalsForMe';
import { JobsOfMine } from './JobsOfMine';
import './today.css';

/** What needs me: signatures, cases, statements, long work. What needs nobody is not shown. */
export default function Today() {
  const { t } = useTranslation('today');
  const { name } = useSession();
  return (
    <>
      <PageHead title={t('hello', { name })} lead={<span className="mq-number">{dateText(todayIn())}</span>} />
      <div className="mq-today">
        <div className="mq-stack"><ApprovalsForMe /></div>
        <div className="mq-stack"><JobsOfMine /></div>
      </div>
    </>
  );
}
