import { afterEach } from 'vitest';
import { cleanup, configure } from '@testing-library/react';

// The machine may be busy: slow is no failure.
configure({ asyncUtilTimeout: 15_000 });

// antd asks for these two; jsdom has neither.
window.matchMedia ??= ((query: string) => ({
  matches: false, media: query, onchange: null,
  addEventListener: () => {}, removeEventListener: () => {}, addListener: () => {}, removeListener: () => {}, dispatchEvent: () => false,
})) as typeof window.matchMedia;
window.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} } as typeof ResizeObserver;

afterEach(() => cleanup());

// jsdom complains on the console when asked for a pseudo-element's style, which antd does to measure scroll bars.
const computedStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computedStyle(element);
