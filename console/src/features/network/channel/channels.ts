import { useTranslation } from 'react-i18next';

export const TYPES = ['DIRECT', 'AGENT', 'DISTRIBUTOR', 'RETAIL', 'FRANCHISE', 'SUPERMARKET', 'ECOMMERCE', 'SOCIAL', 'LIVESTREAM', 'PRIVATE_DOMAIN', 'CROSS_BORDER', 'UNKNOWN'] as const;
export interface Channel { id: string; code: string; nameZh: string; nameEn: string; type: (typeof TYPES)[number]; closed: boolean }
export interface Shop { id: string; channelId: string; platform: string; code: string; name: string; partnerId: string | null; entityId: string | null; closed: boolean }

export function useNameIn(): (row: { nameZh: string; nameEn: string }) => string {
  const { i18n } = useTranslation();
  return (row) => (i18n.language.startsWith('zh') ? row.nameZh : row.nameEn);
}
