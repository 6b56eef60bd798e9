import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Mode = 'light' | 'dark';
const REMEMBERED = 'mingqu.mode';
const listeners = new Set<() => void>();

function preferred(): Mode {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

let mode: Mode = preferred();
document.documentElement.dataset.theme = mode;

export function switchMode(next: Mode): void {
  mode = next;
  localStorage.setItem(REMEMBERED, next);
  document.documentElement.dataset.theme = next;
  listeners.forEach((listener) => listener());
}

export function useMode(): Mode {
  return useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => mode);
}

const font = '"Inter", -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Kept in step with the custom properties of design/design.css; text colours meet AA on their surfaces. */
export function antdThemeOf(current: Mode): ThemeConfig {
  const dark = current === 'dark';
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily: font,
      fontSize: 14,
      borderRadius: 8,
      wireframe: false,
      colorPrimary: dark ? '#1f7f88' : '#0a6b73',
      colorLink: dark ? '#74cbd3' : '#0a6b73',
      colorLinkHover: dark ? '#9adfe5' : '#084f55',
      colorSuccess: dark ? '#5cc28d' : '#176c40',
      colorWarning: dark ? '#e0a458' : '#9a5b00',
      colorError: dark ? '#f58b82' : '#b42318',
      colorInfo: dark ? '#74b6e6' : '#1b66a8',
      colorBgLayout: dark ? '#0f171b' : '#f3f6f7',
      colorBgContainer: dark ? '#162026' : '#ffffff',
      colorBgElevated: dark ? '#1c2930' : '#ffffff',
      colorText: dark ? '#e6edf0' : '#17232b',
      colorTextSecondary: dark ? '#b4c1c8' : '#43535d',
      colorTextTertiary: dark ? '#a3b1b9' : '#55656f',
      colorTextDescription: dark ? '#a9b7be' : '#50606a',
      colorTextPlaceholder: dark ? '#96a5ad' : '#63727b',
      colorBorder: dark ? '#3a4a53' : '#c9d3d8',
      colorBorderSecondary: dark ? '#27353d' : '#e1e8eb',
      controlOutlineWidth: 3,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Table: { headerBg: dark ? '#1b272d' : '#f7f9fa', headerColor: dark ? '#b4c1c8' : '#43535d', cellPaddingBlock: 9, cellPaddingInline: 12, headerSplitColor: 'transparent' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Progress: { defaultColor: dark ? '#4fb6bf' : '#0a6b73' },
      Checkbox: { borderRadiusSM: 4 },
      Card: { headerFontSize: 15 },
      Tabs: { itemSelectedColor: dark ? '#74cbd3' : '#0a6b73', inkBarColor: dark ? '#74cbd3' : '#0a6b73', itemHoverColor: dark ? '#9adfe5' : '#084f55' },
    },
  };
}
