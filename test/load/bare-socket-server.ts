import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/**
 * The floor of fan-out: bare `ws`, one Buffer for all sockets, no subjects, no rights, no numbers.
 * `POST /send` sends the body to every socket that is connected.
 */
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const frame = Buffer.concat(parts);
    for (const socket of sockets.clients) socket.send(frame, { binary: false });
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
});
http.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) =>
    opened.on('error', () => opened.terminate()),
  );
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object') console.log(`listening http://127.0.0.1:${address?.port}`);
});
process.on('SIGTERM', () => process.exit(0));
