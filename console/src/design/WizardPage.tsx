import { Button, Steps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead, type PageHeadProps } from './PageHead';
import { ProblemAlert } from './ProblemAlert';
import { usePhone } from './useMedia';

export interface WizardStep {
  key: string;
  title: string;
  content: ReactNode;
  /** What the next press will do, in words, beside the button. */
  effect?: ReactNode;
  nextLabel?: string;
  canNext?: boolean;
  /** Runs before going on; a refusal keeps the step open and is shown. */
  onNext?: () => Promise<unknown> | void;
  /** A step that acted on the world cannot be gone back to. */
  noBack?: boolean;
}
interface Props extends PageHeadProps { steps: readonly WizardStep[]; at?: number; onAt?: (step: number) => void }

/** Steps that say what will happen before it happens; can go back until something has happened. */
export function WizardPage({ steps, at, onAt, ...head }: Props) {
  const { t } = useTranslation('design');
  const phone = usePhone();
  const [own, setOwn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const current = Math.min(at ?? own, steps.length - 1);
  const step = steps[current]!;
  const go = (next: number) => { setProblem(null); setOwn(next); onAt?.(next); };
  const next = async () => {
    setBusy(true);
    setProblem(null);
    try { await step.onNext?.(); if (current < steps.length - 1) go(current + 1); } catch (error) { setProblem(error); } finally { setBusy(false); }
  };
  const last = current === steps.length - 1;
  return (
    <>
      <PageHead {...head} />
      <div className="mq-wizard">
        {phone ? <p className="mq-wizard-at">{t('wizard.at', { step: current + 1, count: steps.length })} · <b>{step.title}</b></p>
          : <Steps current={current} size="small" items={steps.map((one) => ({ key: one.key, title: one.title }))} />}
        <section className="mq-panel mq-wizard-content" aria-label={step.title}>{step.content}</section>
        <ProblemAlert problem={problem} />
        <footer className="mq-wizard-foot">
          {current > 0 && !step.noBack && <Button onClick={() => go(current - 1)} disabled={busy}>{t('wizard.back')}</Button>}
          <span className="mq-wizard-effect">{step.effect}</span>
          {(!last || step.onNext) && <Button type="primary" loading={busy} disabled={step.canNext === false} onClick={() => void next()}>{step.nextLabel ?? t('wizard.next')}</Button>}
        </footer>
      </div>
    </>
  );
}
