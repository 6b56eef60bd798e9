import { useTranslation } from 'react-i18next';
import { useRole, useSession } from '@/app/session';
import { PageHead } from '@/design';
import { ApprovalsForMe } from './ApprovalsForMe';
import { CasesForMe } from './CasesForMe';
import { JobsOfMine } from './JobsOfMine';
import { MorningCard } from './MorningCard';
import { StatementsToDo } from './StatementsToDo';
import './today.css';

/** What needs me: signatures, cases, statements, long work. What needs nobody is not shown. */
export default function Today() {
  const { t } = useTranslation('today');
  const { name } = useSession();
  const field = useRole('REGIONAL_MANAGER', 'SALES_REP', 'CHANNEL_MANAGER');
  const desk = (
    <div className="mq-today">
      <div className="mq-stack"><ApprovalsForMe /><CasesForMe /></div>
      <div className="mq-stack"><StatementsToDo /><JobsOfMine /></div>
    </div>
  );
  return (
    <>
      <PageHead title={t('hello', { name })} />
      {field ? <MorningCard>{desk}</MorningCard> : desk}
    </>
  );
}
