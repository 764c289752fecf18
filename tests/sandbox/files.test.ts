import { expect, test } from 'vitest';
import { ELSEWHERE, GENERAL, openPlace, refusal } from './place.ts';

test('a file is announced, uploaded and shared a moment later', async () => {
  const { client, sandbox, origin } = await openPlace();
  const file = Buffer.from('number,status\n1,failed\n');
  const uploaded = await client.filesUploadV2({
    channel_id: GENERAL,
    filename: 'runs.csv',
    file,
    initial_comment: 'All',
  });
  expect(uploaded.ok).toBe(true);
  await expect.poll(() => sandbox.messages(GENERAL)).toHaveLength(1);
  const [message] = sandbox.messages(GENERAL) as { text: string; files: { id: string; url_private: string }[] }[];
  expect(message).toMatchObject({
    text: 'All',
    files: [{ name: 'runs.csv', mimetype: 'text/csv', size: file.length }],
  });
  const shared = message?.files[0];
  expect(await (await fetch(shared?.url_private ?? '')).text()).toBe(file.toString());
  const { file: info } = await client.files.info({ file: shared?.id ?? '' });
  expect(Object.keys(info?.shares?.public ?? {})).toEqual([GENERAL]);
  expect(origin).toContain('127.0.0.1');
});

test('a file is shared only where the bot is, and only once it is uploaded', async () => {
  const { client } = await openPlace();
  const { file_id = '', upload_url = '' } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 3 });
  const complete = (channel_id?: string) =>
    client.files.completeUploadExternal({ files: [{ id: file_id }], ...(channel_id ? { channel_id } : {}) } as never);
  expect(await refusal(complete(GENERAL))).toBe('file_not_found');
  expect((await fetch(upload_url, { method: 'POST', body: 'four' })).status).toBe(400);
  expect((await fetch(upload_url, { method: 'POST', body: 'png' })).status).toBe(200);
  expect(await refusal(complete(ELSEWHERE))).toBe('not_in_channel');
  await complete();
  const picture = { type: 'image' as const, alt_text: 'x', slack_file: { id: file_id } };
  expect((await client.chat.postMessage({ channel: GENERAL, text: 'x', blocks: [picture] })).ok).toBe(true);
});
