import { currentLanguage } from '@/i18n';

export const businessZone = 'Asia/Shanghai';

/** 2026-01-31 stays as it is: the same in both languages, sortable, no doubt about day and month. */
export function dateText(date: string): string {
  return date.slice(0, 10);
}

export function instantText(instant: string, withTime = true): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: businessZone, year: 'numeric', month: '2-digit', day: '2-digit', ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
  });
  return parts.format(new Date(instant));
}

let clockAheadMillis = 0;

/** The server's day counts: its clock may be moved. Told once when a person is signed in. */
export function tellToday(day: string | undefined): void {
  clockAheadMillis = 0;
  if (day) clockAheadMillis = Date.parse(day) - Date.parse(todayIn());
}

export function todayIn(zone = businessZone, now = new Date(Date.now() + clockAheadMillis)): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

export function relativeText(value: string, now = Date.now() + clockAheadMillis): string {
  const then = new Date(value.includes('T') ? value : `${value}T00:00:00+08:00`).getTime();
  const format = new Intl.RelativeTimeFormat(currentLanguage() === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  const seconds = Math.round((then - now) / 1000);
  const steps: [number, Intl.RelativeTimeFormatUnit][] = [[31_536_000, 'year'], [2_592_000, 'month'], [86_400, 'day'], [3_600, 'hour'], [60, 'minute']];
  const step = steps.find(([size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.round(seconds / step[0]), step[1]) : format.format(seconds, 'second');
}

export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const zh = currentLanguage() === 'zh';
  if (minutes >= 60) return zh ? `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  if (minutes > 0) return zh ? `${minutes} 分 ${whole % 60} 秒` : `${minutes} min ${whole % 60} s`;
  return zh ? `${whole} 秒` : `${whole} s`;
}
