import type { View } from '../domain/view.ts';

/** Queries saved under names. */
export interface Views {
  /** The views that somebody can use: their own, and the shared ones but for those named as one of their own; null: nobody is known. */
  visible(personId: string | null): Promise<readonly View[]>;
  /** Adds its owner's view or replaces it; AppError('conflict') where another shares one of its name and it is to be shared too. */
  put(view: View): Promise<void>;
  remove(view: Pick<View, 'name' | 'owner'>): Promise<void>;
}
