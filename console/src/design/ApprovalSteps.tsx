import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, SyncOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { DateText } from './Values';

export interface ApprovalStep {
  title: string;
  /** Names of those who decide or decided. */
  who: string;
  state: 'done' | 'current' | 'waiting' | 'rejected';
  at?: string | null;
  note?: string | null;
}
const icons = { done: <CheckCircleFilled />, current: <SyncOutlined />, waiting: <ClockCircleOutlined />, rejected: <CloseCircleFilled /> };

/** Whose desk it is on, who signed and when, what is still to come. */
export function ApprovalSteps({ steps }: { steps: readonly ApprovalStep[] }) {
  const { t } = useTranslation('design');
  return (
    <ol className="mq-approval" aria-label={t('approval.label')}>
      {steps.map((step, index) => (
        <li key={index} className={`mq-approval-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="mq-approval-icon" aria-hidden="true">{icons[step.state]}</span>
          <div><b>{step.title}</b><span>{step.who} · {t(`approval.${step.state}`)}{step.at && <> · <DateText value={step.at} /></>}</span>{step.note && <q>{step.note}</q>}</div>
        </li>
      ))}
    </ol>
  );
}
