import { useEffect, useRef } from 'react';

/** Something changed on the server: ids and counts only. A page that cares asks again under its own rights. */
export interface ServerChange { topic: string; [field: string]: unknown }
type Listener = (change: ServerChange) => void;

const listeners = new Map<string, Set<Listener>>();
let source: EventSource | null = null;
let greeted = false;

function hear(message: Event): void {
  let change: ServerChange;
  try { change = JSON.parse((message as MessageEvent<string>).data) as ServerChange; } catch { return; }
  for (const [topic, set] of listeners) {
    if (topic === change.topic || (topic.endsWith('.*') && change.topic?.startsWith(topic.slice(0, -1)))) set.forEach((listener) => listener(change));
  }
}

/** The stream was cut for a while: whoever listens is told that anything may have changed. */
function greet(): void {
  if (greeted) for (const set of listeners.values()) set.forEach((listener) => listener({ topic: 'hello' }));
  greeted = true;
}

function open(): void {
  if (source || typeof EventSource === 'undefined') return;
  greeted = false;
  source = new EventSource('/api/events');
  source.addEventListener('change', hear);
  source.addEventListener('hello', greet);
}

function closeWhenIdle(): void {
  if ([...listeners.values()].some((set) => set.size > 0)) return;
  source?.close();
  source = null;
}

/** One shared stream per tab; the browser reconnects by itself. `topic` is `module.past-tense`, or `module.*`. */
export function listen(topic: string, listener: Listener): () => void {
  const set = listeners.get(topic) ?? new Set<Listener>();
  listeners.set(topic, set.add(listener));
  open();
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
