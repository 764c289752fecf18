import type { Json } from '../json.ts';

/** A modal that is open, or somebody's Home. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** Changes with each version of the view. */
  readonly hash: string;
  /** As the bot gave it, with every id filled in. */
  readonly body: Json;
}

/** Slack opens one modal and lets it push two more. */
export const STACK_LIMIT = 3;

/** The views of everybody: one stack of modals and one Home each. */
export class Views {
  readonly #stacks = new Map<string, readonly View[]>();
  readonly #homes = new Map<string, View>();

  /** The open modals of a person, the one on top last. */
  stack(user: string): readonly View[] {
    return this.#stacks.get(user) ?? [];
  }

  home(user: string): View | null {
    return this.#homes.get(user) ?? null;
  }

  find(id: string): View | null {
    return this.#everything().find((view) => view.id === id) ?? null;
  }

  findExternal(externalId: string): View | null {
    return this.#everything().find((view) => view.body.external_id === externalId) ?? null;
  }

  setStack(user: string, views: readonly View[]): void {
    this.#stacks.set(user, views);
  }

  setHome(view: View): void {
    this.#homes.set(view.user, view);
  }

  /** Puts a new version in the place of the old one. */
  replace(view: View): void {
    if (this.#homes.get(view.user)?.id === view.id) this.#homes.set(view.user, view);
    this.setStack(
      view.user,
      this.stack(view.user).map((each) => (each.id === view.id ? view : each)),
    );
  }

  #everything(): readonly View[] {
    return [...this.#homes.values(), ...[...this.#stacks.values()].flat()];
  }
}
