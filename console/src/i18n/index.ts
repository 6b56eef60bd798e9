import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The two languages of the console. Chinese is the default: most of our users work in it. */
export type Language = 'zh' | 'en';
const REMEMBERED = 'mingqu.language';

type Words = Record<string, unknown>;
const featureWords = import.meta.glob<Words>('../features/**/{zh,en}.json', { eager: true, import: 'default' });
const ownWords = import.meta.glob<Words>('./{zh,en}/*.json', { eager: true, import: 'default' });

/** Keys asked for and not found; the browser test reads this list and fails on any entry. */
export const missingKeys = new Set<string>();

function resources(): Resource {
  const all: Record<string, Record<string, Words>> = { zh: {}, en: {} };
  for (const [path, words] of Object.entries(featureWords)) {
    const parts = path.split('/');
    const language = parts.at(-1)!.replace('.json', '');
    all[language]![parts.at(-2)!] = words;
  }
  for (const [path, words] of Object.entries(ownWords)) {
    const [, language, file] = path.split('/') as [string, string, string];
    all[language]![file.replace('.json', '')] = words;
  }
  return all as Resource;
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export function rememberedLanguage(): Language {
  return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh';
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  await i18next.changeLanguage(language);
}

export function startI18n(language: Language = rememberedLanguage()): Promise<unknown> {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  return i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'design',
    resources: resources(),
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    // a text given as the default is meant: a programme's code where a heading could stand
    missingKeyHandler: (_languages, namespace, key, _fallback, _update, options: { defaultValue?: unknown } | undefined) => {
      if (options?.defaultValue === undefined) missingKeys.add(`${namespace}:${key}`);
    },
  });
}
