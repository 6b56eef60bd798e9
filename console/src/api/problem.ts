/** An answer of the server in application/problem+json, or the failure to get any answer (code `offline`). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly params: Record<string, unknown> = {},
    readonly instance?: string,
  ) {
    super(detail || title);
    this.name = 'ApiProblem';
  }

  get isOffline(): boolean { return this.code === 'offline'; }

  static of(error: unknown): ApiProblem {
    if (error instanceof ApiProblem) return error;
    return new ApiProblem(0, 'unexpected', '', error instanceof Error ? error.message : String(error));
  }
}

export async function problemFrom(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '');
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    return new ApiProblem(response.status, String(body.code ?? `http-${response.status}`), String(body.title ?? ''),
      String(body.detail ?? ''), (body.params as Record<string, unknown>) ?? {}, body.instance as string | undefined);
  } catch {
    return new ApiProblem(response.status, `http-${response.status}`, response.statusText, '');
  }
}
