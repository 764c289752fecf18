import type { Methods } from './method.ts';
import { chat } from './methods/chat.ts';
import { conversations } from './methods/conversations.ts';
import { files } from './methods/files.ts';
import { people } from './methods/people.ts';
import { platform } from './methods/platform.ts';
import { reactions } from './methods/reactions.ts';
import { views } from './methods/views.ts';

/** Every Web API method that the sandbox knows, by its name. */
export const methods: Methods = {
  ...chat,
  ...conversations,
  ...files,
  ...people,
  ...platform,
  ...reactions,
  ...views,
};
