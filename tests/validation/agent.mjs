// An agent for the validation's tests: a short task it does and ends, everything else it works on until it is told to end.
import { setTimeout as wait } from 'node:timers/promises';

let prompt = '';
for await (const chunk of process.stdin) prompt += chunk;

console.log('::title Tidy the shed');
for (let step = 1; step <= 120; step++) console.log(`step ${step}`);
console.log('::progress 0.4');
console.log(`::cost 0.${String(prompt.length).padStart(4, '0')}`);
while (!prompt.startsWith('Short')) await wait(1_000);
console.log('::summary Done');
