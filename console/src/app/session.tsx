import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { api, onSignedOut } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { tellToday } from '@/design/dates';

export const ROLES = ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP', 'PRICING', 'FINANCE_PREPARER', 'FINANCE_REVIEWER',
  'FINANCE_APPROVER', 'ANALYST', 'PARTNER_OWNER', 'PARTNER_STAFF'] as const;
export type Role = (typeof ROLES)[number];
/** Everybody of the brand; partners have their own pages. */
export const STAFF: readonly Role[] = ROLES.filter((role) => !role.startsWith('PARTNER_'));

/** Who is signed in, as GET /api/session tells it. */
export interface Session {
  principalId: string;
  name: string;
  roles: Role[];
  /** The business day by the server's clock. */
  today?: string;
}

interface SessionState {
  /** undefined while asking, null when nobody is signed in. */
  session: Session | null | undefined;
  problem: ApiProblem | null;
  signIn: (path: string, body: Record<string, string>) => Promise<void>;
  signOut: () => Promise<void>;
  ask: () => void;
}

const SessionContext = createContext<SessionState | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const queries = useQueryClient();

  const ask = useCallback(() => {
    setProblem(null);
    api.get<Session | undefined>('/api/session')
      .then((answer) => { tellToday(answer?.today); setSession(answer ?? null); })
      .catch((error: unknown) => {
        const found = ApiProblem.of(error);
        if (found.status === 401) setSession(null);
        else setProblem(found);
      });
  }, []);

  useEffect(ask, [ask]);
  useEffect(() => onSignedOut(() => { queries.clear(); setSession(null); }), [queries]);

  const signIn = useCallback(async (path: string, body: Record<string, string>) => {
    await api.post(path, body);
    queries.clear();
    const answer = (await api.get<Session>('/api/session')) ?? null;
    tellToday(answer?.today);
    setSession(answer);
  }, [queries]);

  const signOut = useCallback(async () => {
    await api.delete('/api/session').catch(() => undefined);
    queries.clear();
    setSession(null);
  }, [queries]);

  const value = useMemo(() => ({ session, problem, signIn, signOut, ask }), [session, problem, signIn, signOut, ask]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSessionState(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('useSessionState outside SessionProvider');
  return state;
}

/** The signed-in person; only below the frame, where there always is one. */
export function useSession(): Session {
  const { session } = useSessionState();
  if (!session) throw new Error('useSession without a signed-in person');
  return session;
}

/** True when the person has one of the roles. */
export function useRole(...roles: Role[]): boolean {
  const mine = useSessionState().session?.roles ?? [];
  return roles.some((role) => mine.includes(role));
}
