/** The runs that need somebody: those that ask, and those that failed within a day. The same in Slack and on the page. */
export const NEEDS_A_PERSON = 'status:waiting OR (status:failed finished:<24h)';
