// A provider of runs over HTTP that answers every request after five milliseconds, as a program of its own.
import { createServer } from 'node:http';

const DELAY = 5;
const server = createServer((request, response) => {
  request.resume();
  setTimeout(() => response.end('{"status":"cancelled"}'), DELAY);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.once('SIGTERM', () => process.exit(0));
