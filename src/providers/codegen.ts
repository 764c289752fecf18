import type { ProviderEntry } from '../domain/provider.ts';
import { createCodegen } from './codegen/create-codegen.ts';
import { readSettings } from './codegen/settings.ts';

/** Agents at codegen.com: CODEGEN_API_TOKEN and CODEGEN_ORG_ID say whose. */
const codegen: ProviderEntry = {
  read(env, problems) {
    const settings = readSettings(env, problems);
    return settings === null ? null : (tools) => createCodegen({ settings, ...tools });
  },
};

export default codegen;
