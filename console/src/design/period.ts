/** A stretch of business dates: `from` inclusive, `toExcl` exclusive; `key` names it in addresses and files. */
export interface Period { kind: PeriodKind; key: string; from: string; toExcl: string }
/** month26: the 26th of the month before to the 25th, a common closing day. fiscal445: quarters of 4, 4 and 5 weeks. */
export type PeriodKind = 'month' | 'month26' | 'quarter' | 'year' | 'fiscal445' | 'event';

const iso = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const pad = (value: number) => String(value).padStart(2, '0');
const yearOf = (date: string) => Number(date.slice(0, 4));
const monthOf = (date: string) => Number(date.slice(5, 7));

const events: { key: string; from: [number, number]; days: number }[] = [
  { key: '0108', from: [1, 8], days: 14 },
  { key: '0618', from: [5, 31], days: 20 },
  { key: '1111', from: [10, 20], days: 23 },
  { key: '1212', from: [12, 8], days: 6 },
];

export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function monthPeriod(year: number, month: number): Period {
  return { kind: 'month', key: `${iso(year, month, 1).slice(0, 7)}`, from: iso(year, month, 1), toExcl: iso(year, month + 1, 1) };
}

function month26Period(year: number, month: number): Period {
  return { kind: 'month26', key: `${iso(year, month, 1).slice(0, 7)}`, from: iso(year, month - 1, 26), toExcl: iso(year, month, 26) };
}

function quarterPeriod(year: number, quarter: number): Period {
  const from = iso(year, quarter * 3 - 2, 1);
  return { kind: 'quarter', key: `${from.slice(0, 4)}-Q${Math.floor((monthOf(from) - 1) / 3) + 1}`, from, toExcl: iso(year, quarter * 3 + 1, 1) };
}

/** Week 1 starts on the Monday on or before 1 January; months take 4, 4, 5 weeks, the last of a year what remains. */
export function fiscal445(year: number, month: number): Period {
  const start = (of: number) => { const first = new Date(Date.UTC(of, 0, 1)); return addDays(iso(of, 1, 1), -((first.getUTCDay() + 6) % 7)); };
  const weeksBefore = (m: number) => Math.floor((m - 1) / 3) * 13 + ((m - 1) % 3) * 4;
  const from = addDays(start(year), weeksBefore(month) * 7);
  const toExcl = month === 12 ? start(year + 1) : addDays(start(year), weeksBefore(month + 1) * 7);
  return { kind: 'fiscal445', key: `${year}-P${pad(month)}`, from, toExcl };
}

function eventPeriod(year: number, index: number): Period {
  const over = Math.floor(index / events.length);
  const event = events[((index % events.length) + events.length) % events.length]!;
  const from = iso(year + over, event.from[0], event.from[1]);
  return { kind: 'event', key: `${year + over}-${event.key}`, from, toExcl: addDays(from, event.days) };
}

export function periodAt(kind: PeriodKind, date: string): Period {
  const year = yearOf(date);
  const month = monthOf(date);
  switch (kind) {
    case 'month': return monthPeriod(year, month);
    case 'month26': return Number(date.slice(8, 10)) >= 26 ? month26Period(year, month + 1) : month26Period(year, month);
    case 'quarter': return quarterPeriod(year, Math.floor((month - 1) / 3) + 1);
    case 'year': return { kind, key: String(year), from: iso(year, 1, 1), toExcl: iso(year + 1, 1, 1) };
    case 'fiscal445': {
      const near = [-1, 0, 1].flatMap((step) => Array.from({ length: 12 }, (_, m) => fiscal445(year + step, m + 1)));
      return near.find((one) => one.from <= date && date < one.toExcl) ?? fiscal445(year, month);
    }
    case 'event': {
      const started = Array.from({ length: 8 }, (_, index) => eventPeriod(year - 1, index)).filter((one) => one.from <= date);
      return started.at(-1) ?? eventPeriod(year, 0);
    }
  }
}

/** The period `steps` before (negative) or after this one, of the same kind. */
export function shift(period: Period, steps: number): Period {
  const year = yearOf(period.kind === 'fiscal445' || period.kind === 'month26' ? `${period.key}-01` : period.from);
  switch (period.kind) {
    case 'month': return monthPeriod(year, monthOf(period.from) + steps);
    case 'month26': return month26Period(Number(period.key.slice(0, 4)), Number(period.key.slice(5, 7)) + steps);
    case 'quarter': return quarterPeriod(year, Math.floor((monthOf(period.from) - 1) / 3) + 1 + steps);
    case 'year': return periodAt('year', iso(year + steps, 1, 1));
    case 'fiscal445': {
      const at = Number(period.key.slice(0, 4)) * 12 + Number(period.key.slice(6)) - 1 + steps;
      return fiscal445(Math.floor(at / 12), (at % 12) + 1);
    }
    case 'event': {
      const index = events.findIndex((event) => period.key.endsWith(event.key));
      return eventPeriod(Number(period.key.slice(0, 4)), index + steps);
    }
  }
}
