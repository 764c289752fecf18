import { defineAction } from '../define.ts';
import { openProject } from '../modals/project.ts';
import { findProject } from '../one-project.ts';

export default defineAction({
  role: 'operator',
  answer: async ({ value }, tools) => openProject(tools, value === '' ? null : await findProject(value, tools)),
});
