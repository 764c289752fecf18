/** Somebody a run belongs to or an action came from. */
export interface Person {
  /** The Slack user id where it is known, otherwise the provider's own word for the person. */
  readonly id: string;
  /** The name as last seen, for people to read; hostile text until escaped. */
  readonly name: string;
}
