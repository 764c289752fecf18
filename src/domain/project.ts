/** What runs are grouped by. */
export interface Project {
  readonly name: string;
  /** The provider its new runs go to; null means the installation's first. */
  readonly provider: string | null;
  /** The Slack channel id that hears of its final runs; null: nobody asked. */
  readonly channel: string | null;
  /** The agent that its new runs use unless another is named. */
  readonly agent: string | null;
  readonly description: string | null;
  readonly createdAt: number;
  /** Since when it is not offered any more; its runs keep it. Null: it is in use. */
  readonly archivedAt: number | null;
}
