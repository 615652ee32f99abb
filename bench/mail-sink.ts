/**
 * A mail server that takes everything and keeps nothing, as fast as Node can: the other end of `bench newsletter`. Run as
 * a process of its own; prints its port, and the number of mails taken for each line on its standard input.
 */
import { createServer, type Socket } from 'node:net';

let taken = 0;
const end = Buffer.from('\r\n.\r\n');

/** Answers one connection: commands line by line, and texts to their end by looking at the last octets only. */
function receive(socket: Socket): void {
  socket.setNoDelay(true);
  let inText = false;
  let rest: Buffer = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.write('220 sink.example ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (data.length > 0) {
      if (inText) {
        const at = data.indexOf(end);
        if (at < 0) {
          rest = data.subarray(Math.max(0, data.length - end.length + 1));
          return;
        }
        taken += 1;
        inText = false;
        socket.write('250 2.0.0 taken\r\n');
        data = data.subarray(at + end.length);
        continue;
      }
      const at = data.indexOf(10);
      if (at < 0) {
        rest = data;
        return;
      }
      inText = answer(socket, data[0] ?? 0, data[1] ?? 0);
      data = data.subarray(at + 1);
    }
    rest = Buffer.alloc(0);
  });
}

const letter = (text: string) => text.charCodeAt(0);

/** @returns whether a text follows */
function answer(socket: Socket, first: number, second: number): boolean {
  const command = first & 0xdf;
  if (command === letter('D')) {
    socket.write('354 go on\r\n');
    return true;
  }
  if (command === letter('E')) socket.write('250-sink.example\r\n250 8BITMIME\r\n');
  else if (command === letter('Q')) socket.end('221 2.0.0 bye\r\n');
  else socket.write(second === 0 ? '500 what?\r\n' : '250 2.0.0 ok\r\n');
  return false;
}

const server = createServer(receive).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
process.stdin.on('data', () => process.stdout.write(`${taken}\n`));
process.stdin.on('end', () => process.exit(0));
