/** The yardstick of pages: a bare node:http server that says hello. Started as a process of its own; prints its port. */
import { createServer } from 'node:http';
import { isMainThread } from 'node:worker_threads';

const isProgram = isMainThread && process.argv[1]?.endsWith('hello.js');

if (isProgram) {
  const body = Buffer.from('Hello\n');
  const headers = { 'Content-Type': 'text/plain', 'Content-Length': body.length };
  const server = createServer((_, response) => response.writeHead(200, headers).end(body));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
  });
}
