import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** What the server does with one mail: takes it when the moment passes without an answer. */
export type Moment = 'recipient' | 'body' | 'end';
export type Conduct = (
  moment: Moment,
  mail: { to: string; nth: number; cut: () => void },
) => undefined | { code: number; text?: string } | Promise<undefined | { code: number }>;

export type Received = { to: string[]; from: string; raw: string; at: number };

/**
 * A real SMTP server that keeps what it takes, and misbehaves as told.
 *
 * `recipient` is RCPT TO, `body` the first byte after 354, `end` the final dot before the 250.
 */
export async function openInbox(port = 0) {
  const mails: Received[] = [];
  const state: { conduct: Conduct; asked: number } = { conduct: () => undefined, asked: 0 };

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    logger: false,
    onRcptTo({ address }, session, done) {
      state.asked += 1;
      const cut = () => cutOff(session.id);
      answer(state.conduct('recipient', { to: address, nth: state.asked, cut }), done);
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const mail = { to: to[0] ?? '', nth: state.asked, cut: () => cutOff(session.id) };
      const chunks: Buffer[] = [];
      let begun: unknown;
      stream.on('data', (chunk: Buffer) => {
        if (chunks.length === 0) begun = state.conduct('body', mail);
        chunks.push(chunk);
      });
      stream.on('end', () => {
        const said = begun ?? state.conduct('end', mail);
        answer(said as ReturnType<Conduct>, (error) => {
          const { mailFrom } = session.envelope;
          const from = mailFrom ? mailFrom.address : '';
          const raw = Buffer.concat(chunks).toString('utf8');
          if (!error) mails.push({ to, from, raw, at: Date.now() });
          done(error);
        });
      });
    },
  });
  server.on('error', () => undefined); // cut connections, as intended

  function cutOff(id: string): void {
    for (const connection of server.connections) {
      if (connection.id === id) connection._socket.destroy();
    }
  }

  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    /** Says how the server behaves from now on. */
    behave(conduct: Conduct) {
      state.conduct = conduct;
    },
    to: (recipient: string) => mails.filter(({ to }) => to.includes(recipient)),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

function answer(said: ReturnType<Conduct>, done: (error?: Error | null) => void): void {
  Promise.resolve(said).then((refusal) => {
    if (!refusal) return done();
    const words = 'text' in refusal ? String(refusal.text) : 'not now';
    done(Object.assign(new Error(words), { responseCode: refusal.code }));
  }, done);
}
