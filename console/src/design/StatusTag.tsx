import { Tag } from 'antd';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad' | 'quiet';

/** A status as a word with a dot: colour helps, the word tells. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <Tag variant="filled" className={`mq-status mq-status-${tone}`}><i aria-hidden="true" />{children}</Tag>;
}
