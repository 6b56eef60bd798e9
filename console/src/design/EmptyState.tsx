import type { ReactNode } from 'react';

/** Says what this place is for and offers the next step. */
export function EmptyState({ title, text, action, code, small = false }: { title: string; text?: ReactNode; action?: ReactNode; code?: string; small?: boolean }) {
  return (
    <div className={small ? 'mq-empty mq-empty-small' : 'mq-empty'}>
      {code ? <div className="mq-empty-code" aria-hidden="true">{code}</div> : (
        <svg width="72" height="40" viewBox="0 0 72 40" aria-hidden="true" className="mq-empty-art">
          <path d="M4 12c8 0 8 6 16 6s8-6 16-6 8 6 16 6 8-6 16-6M4 26c8 0 8 6 16 6s8-6 16-6 8 6 16 6 8-6 16-6" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        </svg>
      )}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}
