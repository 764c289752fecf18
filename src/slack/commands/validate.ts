import { notice } from '../../blocks/notice.ts';
import { validationReport } from '../../blocks/validation.ts';
import { AppError } from '../../domain/errors.ts';
import { defineCommand } from '../define.ts';
import { narrate } from '../narrate-validation.ts';
import { begun, ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'validate [provider] [write]',
  summary: 'Whether the providers do what they promise, in twelve categories',
  more:
    'Whether the providers do what they promise, in twelve categories; only reading. With `write`, for admins, it also starts a few ' +
    'cheap runs with the tag runtower-validation, acts on them and ends them. It takes from a moment to some minutes.',
  examples: ['validate', 'validate codegen', 'validate simulator write'],
  group: 'Set up and check',
  role: (words) => (read(words).write ? 'admin' : 'operator'),
  async answer({ words, key }, tools) {
    const { provider, write, rest } = read(words);
    if (rest.length > 0) throw new AppError('invalid', `\`${rest.join(' ')}\` was not understood. ${HOW}`);
    if (provider !== null && tools.capabilities(provider) === null) {
      throw new AppError('not_found', `No provider "${provider}" is connected. \`/runs status\` shows which are.`);
    }
    if (!(await tools.take(key))) return ephemeral(notice('This was asked before; its result comes or has come.'));
    const how = write ? 'with a few runs of its own that it ends again' : 'only reading';
    return begun(
      notice(`Validating ${provider ?? 'every provider'}, ${how}. The result comes here, for you alone.`),
      async (tell) => {
        const told = narrate(tell, tools.now);
        return ephemeral(validationReport(await tools.validate({ provider, write, told })));
      },
    );
  },
});

const HOW = 'Say `/runs validate`, or name a provider: `/runs validate simulator`.';

/** `write` is no provider's name; what else there is names one. */
function read(words: readonly string[]) {
  const [provider = null, ...rest] = words.filter((word) => word.toLowerCase() !== 'write');
  return { provider, rest, write: words.some((word) => word.toLowerCase() === 'write') };
}
