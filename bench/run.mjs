// Measures and prints a table and, as its last line, JSON. Figures are ratios to a bare Bolt app on the same machine where a
// bar is a ratio; nothing here passes or fails.
import { measureBulk } from './bulk.mjs';
import { measureStart } from './start.mjs';

const results = { ...(await measureStart()), ...(await measureBulk()) };
console.table(results);
console.log(JSON.stringify({ node: process.version, at: new Date().toISOString(), results }));
