import { describe, expect, it } from 'vitest';

type Words = Record<string, unknown>;
const files = import.meta.glob<Words>(['../features/**/{zh,en}.json', './{zh,en}/*.json'], { eager: true, import: 'default' });

function keysOf(words: Words, prefix = ''): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object' && value !== null) for (const [inner, text] of keysOf(value as Words, `${prefix}${key}.`)) keys.set(inner, text);
    else keys.set(prefix + key, String(value));
  }
  return keys;
}

const twinOf = (path: string) => (path.includes('/zh/') ? path.replace('/zh/', '/en/') : path.replace('/zh.json', '/en.json'));
const isChinese = (path: string) => path.includes('/zh/') || path.endsWith('/zh.json');
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).sort().join();
const plural = (key: string) => key.replace(/_(one|other)$/, '');

describe('words', () => {
  for (const path of Object.keys(files).filter(isChinese)) {
    it(`says the same in both languages: ${path}`, () => {
      const english = files[twinOf(path)];
      expect(english, `${twinOf(path)} is missing`).toBeDefined();
      const zh = keysOf(files[path]!);
      const en = keysOf(english!);
      expect([...new Set([...en.keys()].map(plural))].sort()).toEqual([...new Set([...zh.keys()].map(plural))].sort());
      for (const [key, text] of zh) if (en.has(key)) expect(placeholders(en.get(key)!), `placeholders of ${key}`).toBe(placeholders(text));
    });
  }

  it('gives each feature a namespace of its own', () => {
    const names = Object.keys(files).filter((path) => path.endsWith('/zh.json')).map((path) => path.split('/').at(-2)!);
    expect(names.length).toBe(new Set(names).size);
    for (const reserved of ['shell', 'design']) expect(names).not.toContain(reserved);
  });
});
