import { useEffect, useRef } from 'react';

/** Something changed on the server: ids and counts only. A page that cares asks again under its own rights. */
export interface ServerChange { topic: string; [field: string]: unknown }
type Listener = (change: ServerChange) => void;

const listeners = new Map<string, Set<Listener>>();
let source: EventSource | null = null;
let attached = new Set<string>();
let greeted = false;

function attach(topic: string): void {
  if (!source || attached.has(topic)) return;
  attached.add(topic);
  source.addEventListener(topic, (message) => {
    let data: Record<string, unknown> = {};
    try { data = JSON.parse((message as MessageEvent<string>).data) as Record<string, unknown>; } catch { /* an event without data still tells */ }
    listeners.get(topic)?.forEach((listener) => listener({ ...data, topic }));
  });
}

/** The stream was cut for a while: whoever listens is told that anything may have changed. */
function greet(): void {
  if (greeted) for (const set of listeners.values()) set.forEach((listener) => listener({ topic: 'hello' }));
  greeted = true;
}

function open(): void {
  if (source || typeof EventSource === 'undefined') return;
  greeted = false;
  attached = new Set();
  source = new EventSource('/api/events');
  source.addEventListener('hello', greet);
  for (const topic of listeners.keys()) attach(topic);
}

function closeWhenIdle(): void {
  if ([...listeners.values()].some((set) => set.size > 0)) return;
  source?.close();
  source = null;
}

/** One shared stream per tab; the browser reconnects by itself. `topic` is the event's name, such as `board.moved`. */
export function listen(topic: string, listener: Listener): () => void {
  const set = listeners.get(topic) ?? new Set<Listener>();
  listeners.set(topic, set.add(listener));
  open();
  attach(topic);
  return () => {
    set.delete(listener);
    setTimeout(closeWhenIdle, 2_000);
  };
}

export function useServerEvent(topic: string, listener: Listener): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen(topic, (change) => latest.current(change)), [topic]);
}
