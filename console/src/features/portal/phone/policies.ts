import { useTranslation } from 'react-i18next';

/** What a partner may read of a programme: names, tiers in words, the clause. Other kinds of policy bring no card. */
export interface PolicyCard { nameZh: string; nameEn: string; currency: string; grain: string; movement: string; tiersZh?: string[]; tiersEn?: string[]; clauseZh?: string; clauseEn?: string }

/** A policy that concerns one of my companies, as GET /api/policies/mine gives it. */
export interface MyPolicyView {
  versionId: string; code: string; kindZh: string; kindEn: string; documentNo: string | null; titleZh: string; titleEn: string; number: number;
  validFrom: string; validThrough: string | null; sha256: string; partyId: string; card: PolicyCard | null; acknowledgedAt: string | null;
}

export function useInLanguage(): <T>(zh: T, en: T) => T {
  const { i18n } = useTranslation();
  return (zh, en) => (i18n.language === 'en' ? en : zh);
}
