import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Reply } from '../../shared/contract/contract';
import type { BundledFile } from './bundled-files';
import { PAGE_RULES } from './page-rules';

/** What a person reads whose address does not let them in. */
const REFUSAL = [
  'This address does not open the lab: it works once, in one browser. Start Espalier again for a new one.',
  '此地址无法打开实验室：每个地址只能在一个浏览器中使用一次。请重新启动 Espalier 以获取新地址。',
  '',
].join('\n');

/** A page that goes on by itself: the cookie of a redirect is withheld when another program's page had the link. */
const WELCOME =
  '<!doctype html><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="data:,"><title>Espalier</title>';

export function sendFile(request: IncomingMessage, response: ServerResponse, file: BundledFile): void {
  response.writeHead(200, { ...PAGE_RULES, 'Content-Type': file.type });
  if (request.method === 'HEAD') response.end();
  // A reader that leaves early is no failure, and an answer once begun cannot turn into one.
  else pipeline(createReadStream(file.path), response, () => undefined);
}

export function sendWelcome(response: ServerResponse, cookie: string): void {
  response.writeHead(200, {
    ...PAGE_RULES,
    'Content-Type': 'text/html; charset=utf-8',
    'Set-Cookie': cookie,
  });
  response.end(WELCOME);
}

export function sendRefusal(response: ServerResponse): void {
  sendText(response, 403, REFUSAL);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...PAGE_RULES, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** Failures travel as values here too. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  response.writeHead(200, { ...PAGE_RULES, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(reply));
}
