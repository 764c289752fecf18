/** The folder of PostgreSQL's programs, 15 or newer; null where there is none. */
export function postgresFolder(): string | null;
