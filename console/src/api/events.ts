import { useEffect, useRef } from 'react';

/** Something the server tells without being asked; `type` is the event name of the stream, `data` its JSON. */
export interface ServerEvent { type: string; data: unknown }
type Listener = (event: ServerEvent) => void;

const listeners = new Map<string, Set<Listener>>();
let source: EventSource | null = null;
let attached = new Set<string>();

function attach(type: string): void {
  if (!source || attached.has(type)) return;
  attached.add(type);
  source.addEventListener(type, (message) => {
    let data: unknown = null;
    try { data = JSON.parse((message as MessageEvent<string>).data); } catch { data = (message as MessageEvent<string>).data; }
    listeners.get(type)?.forEach((listener) => listener({ type, data }));
  });
}

function open(): void {
  if (source || typeof EventSource === 'undefined') return;
  source = new EventSource('/api/events');
  attached = new Set();
  for (const type of listeners.keys()) attach(type);
}

function closeWhenIdle(): void {
  if ([...listeners.values()].some((set) => set.size > 0)) return;
  source?.close();
  source = null;
}

/** One shared stream per tab. The browser reconnects by itself; what was missed is read by the page's own polling. */
export function listen(type: string, listener: Listener): () => void {
  const set = listeners.get(type) ?? new Set<Listener>();
  listeners.set(type, set.add(listener));
  open();
  attach(type);
  return () => {
    set.delete(listener);
    setTimeout(closeWhenIdle, 2_000);
  };
}

export function useServerEvent(type: string, listener: Listener): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen(type, (event) => latest.current(event)), [type]);
}
