import { defineAction } from '../define.ts';
import { turnBoard } from '../draw-board.ts';

export default defineAction({ role: 'viewer', answer: turnBoard });
