import { useTranslation } from 'react-i18next';
import { Money, type WhyStep } from '@/design';

export interface Step { key: string; amountMinor: number }
export interface Account { partnerId: string; partnerCode: string; partnerName: string; currency: string; from: string; through: string; rulePolicy: string; purchasesMinor: number; stockMinor: number; owedToBrandMinor: number; capitalMinor: number; steps: Step[]; returnMinor: number; roiPpm: number | null; brandSteps: Step[]; brandReturnMinor: number | null; brandRoiPpm: number | null }

export const months = (account: { from: string; through: string }) => ({ from: account.from.slice(0, 7), through: account.through.slice(0, 7) });

/** As the waterfall draws it. */
export function useBars() {
  const { t } = useTranslation('profitability');
  return (steps: Step[], total: number, label: string): WhyStep[] => [
    ...steps.filter((step, index) => index === 0 || step.amountMinor !== 0).map((step, index) => ({ label: t(`steps.${step.key}`), kind: index === 0 ? 'start' as const : 'change' as const, amountMinor: step.amountMinor })),
    { label, kind: 'total' as const, amountMinor: total },
  ];
}

/** Every step with its why. */
export function StepLines({ account, steps }: { account: Account; steps: Step[] }) {
  const { t } = useTranslation('profitability');
  const period = months(account);
  return (
    <dl className="mq-returns-steps">{steps.map((step) => (
      <div key={step.key}><dt>{t(`steps.${step.key}`)}</dt>
        <dd><Money minor={step.amountMinor} currency={account.currency} why={{ path: `/api/returns/${account.partnerId}/why/${step.key}?currency=${account.currency}&from=${period.from}&through=${period.through}` }} /></dd></div>
    ))}</dl>
  );
}
