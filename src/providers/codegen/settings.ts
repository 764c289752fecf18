import { z } from 'zod';

/** How to reach Codegen. */
export interface Settings {
  readonly token: string;
  readonly organization: string;
  /** Without `/v1` and without a slash at its end. */
  readonly url: string;
}

/** Reads CODEGEN_API_TOKEN, CODEGEN_ORG_ID and CODEGEN_API_URL; null where none is set. What is wrong goes to `problems`. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, problems: string[]): Settings | null {
  const { CODEGEN_API_TOKEN, CODEGEN_ORG_ID, CODEGEN_API_URL } = env;
  const set = { CODEGEN_API_TOKEN, CODEGEN_ORG_ID, CODEGEN_API_URL };
  if (Object.values(set).every((value) => value === undefined)) return null;
  const result = Variables.safeParse(set);
  if (!result.success) {
    problems.push(...result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    return null;
  }
  const { CODEGEN_API_TOKEN: token, CODEGEN_ORG_ID: organization, CODEGEN_API_URL: url } = result.data;
  return { token, organization, url };
}

const TOGETHER = 'CODEGEN_API_TOKEN and CODEGEN_ORG_ID go together: both are at https://codegen.com/token';
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const Variables = z.object({
  CODEGEN_API_TOKEN: z
    .string(`is missing; ${TOGETHER}`)
    .regex(/^[\x21-\x7e]+$/, 'must be one word of plain characters'),
  CODEGEN_ORG_ID: z.string(`is missing; ${TOGETHER}`).regex(/^\d{1,15}$/, "must be the organization's number"),
  CODEGEN_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an https address', abort: true })
    .refine(keepsTheToken, 'must be https: the token would travel unprotected')
    .default('https://api.codegen.com')
    .transform((url) => url.replace(/\/+$/, '').replace(/\/v1$/, '')),
});

/** Unencrypted only where nobody can listen. */
function keepsTheToken(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}
