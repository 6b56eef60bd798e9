import { Alert, App, Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';

function useWords() {
  const { t } = useTranslation('design');
  return useCallback((problem: ApiProblem) => {
    if (problem.isOffline) return { title: t('problem.offline'), detail: t('problem.offlineHelp') };
    if (problem.status === 403) return { title: problem.title || t('problem.forbidden'), detail: problem.detail };
    return { title: problem.title || t('problem.failed'), detail: problem.detail || (problem.status ? t('problem.status', { status: problem.status }) : problem.message) };
  }, [t]);
}

/** What is wrong, the value and what to do, in the server's words; the stable code for whoever is asked for help. */
export function ProblemAlert({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('design');
  const words = useWords();
  if (!problem) return null;
  const known = ApiProblem.of(problem);
  const { title, detail } = words(known);
  return (
    <Alert type="error" showIcon className="mq-problem" title={title}
      description={<>{detail}{known.code && <div className="mq-problem-code">{t('problem.code')} <code>{known.code}</code></div>}</>}
      action={onRetry && <Button size="small" onClick={onRetry}>{t('retry')}</Button>} />
  );
}

/** A short message for a write that failed (`fail`) or worked (`done`). */
export function useNotice() {
  const { notification, message } = App.useApp();
  const words = useWords();
  return {
    fail: useCallback((problem: unknown) => {
      const known = ApiProblem.of(problem);
      const { title, detail } = words(known);
      notification.error({ title, description: detail, duration: 8, role: 'alert' });
    }, [notification, words]),
    done: useCallback((text: string) => { void message.success(text); }, [message]),
  };
}
