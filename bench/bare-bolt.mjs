// The reference: the smallest Bolt app that answers one command with fixed text.
import { createServer } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';

const receiver = new HTTPReceiver({ signingSecret: 'bare-bolt-signing-secret', endpoints: ['/slack/events'] });
const app = new App({ token: 'xoxb-bare', botId: 'B1', botUserId: 'U1', tokenVerificationEnabled: false, receiver });
app.command('/runs', ({ ack }) => ack('Nothing to see.'));

const server = createServer((request, response) => receiver.requestListener(request, response));
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(JSON.stringify({ msg: 'ready', port: server.address().port }));
});
process.once('SIGTERM', () => process.exit(0));
