import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/api/client';
import { jumps, mayOpen, menuFor } from './routes';
import { useSession } from './session';

interface Hit { key: string; label: string; hint?: string; kind: string; to: string }

/** Ctrl-K: type a few letters of any page, partner, statement … and go there without leaving the keyboard. */
export function JumpPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { roles } = useSession();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Hit[]>([]);
  const [at, setAt] = useState(0);

  const pages = useMemo<Hit[]>(() => menuFor(roles).flatMap(({ group, routes }) => routes.map((route) => ({
    key: route.path, label: t(route.title as never) as string, kind: t(`shell:group.${group}` as never) as string, to: route.path,
  }))), [roles, t]);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) { setFound([]); return; }
    const stop = new AbortController();
    const wait = setTimeout(() => {
      void Promise.all(jumps.filter((jump) => mayOpen(jump, roles)).map(async (jump) => {
        try {
          const page = await api.get<{ items: Record<string, unknown>[] }>(jump.api, { [jump.param]: wanted, limit: 5 }, stop.signal);
          return page.items.map((row) => {
            const target = jump.target(row);
            return { key: jump.api + target.to, kind: t(jump.title as never) as string, ...target };
          });
        } catch { return []; }
      })).then((lists) => { if (!stop.signal.aborted) setFound(lists.flat()); });
    }, 180);
    return () => { clearTimeout(wait); stop.abort(); };
  }, [text, roles, t]);

  const hits = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return [...pages.filter((page) => !wanted || page.label.toLowerCase().includes(wanted) || page.to.includes(wanted)), ...found].slice(0, 40);
  }, [text, pages, found]);

  const go = (hit: Hit | undefined) => { if (hit) { onClose(); void navigate(hit.to); } };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); setAt((now) => Math.min(now + 1, hits.length - 1)); }
    if (event.key === 'ArrowUp') { event.preventDefault(); setAt((now) => Math.max(now - 1, 0)); }
    if (event.key === 'Enter') { event.preventDefault(); go(hits[at]); }
  };

  return (
    <Modal open onCancel={onClose} footer={null} closable={false} width={620} styles={{ body: { padding: 0 } }} aria-label={t('shell:jump.open') as string}>
      <div className="mq-palette">
        <label className="mq-palette-input">
          <SearchOutlined />
          <input autoFocus role="combobox" aria-expanded="true" aria-controls="mq-hits" aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
            aria-label={t('shell:jump.open') as string} placeholder={t('shell:jump.placeholder') as string} value={text}
            onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={onKey} />
        </label>
        <ul id="mq-hits" role="listbox" aria-label={t('shell:jump.open') as string}>
          {hits.map((hit, index) => (
            <li key={hit.key} id={`hit-${index}`} role="option" aria-selected={index === at} onMouseEnter={() => setAt(index)} onClick={() => go(hit)}>
              <span>{hit.label}{hit.hint && <small>{hit.hint}</small>}</span><em>{hit.kind}</em>
            </li>
          ))}
          {hits.length === 0 && text.trim() !== '' && <li role="option" aria-selected="false" aria-disabled="true">{t('shell:jump.nothing', { text })}</li>}
        </ul>
      </div>
    </Modal>
  );
}
