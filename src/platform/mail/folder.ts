import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { z } from 'zod';
import { checkEnvelope, type MailTransport } from './transport.ts';

const KeptMail = z.object({
  id: z.string(),
  keptAt: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
});

/** A mail kept for reading on a developer's machine. */
export type KeptMail = z.output<typeof KeptMail>;

const idPattern = /^[0-9a-z-]{1,80}$/;

/** Keeps mail as `.eml` files instead of sending it; beside each lies what `/dev/mail` shows of it. */
export function folderTransport(folder: string): MailTransport {
  return {
    async carry(id, mail, begin) {
      const message = new MailComposer(mail).compile();
      checkEnvelope(message.getEnvelope().to, mail);
      const eml = await message.build();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await begin();
      const kept: KeptMail = {
        id,
        keptAt: new Date().toISOString(),
        to: (mail.to as { address: string }).address,
        subject: String(mail.subject),
        text: String(mail.text),
        html: mail.html === undefined ? null : String(mail.html),
      };
      await keep(join(folder, `${id}.eml`), eml);
      await keep(join(folder, `${id}.json`), JSON.stringify(kept, null, 2));
    },
    async close() {},
  };
}

/** Writes the whole file or none of it: a reader never meets half a mail. */
async function keep(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

/** The mails of a folder, the newest first. */
export async function listKeptMails(folder: string, limit = 100): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(ifMissing([] as string[]));
  const mails = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => read(join(folder, name))),
  );
  return mails.sort((a, b) => b.keptAt.localeCompare(a.keptAt)).slice(0, limit);
}

export async function findKeptMail(folder: string, id: string): Promise<KeptMail | undefined> {
  if (!idPattern.test(id)) return undefined;
  return read(join(folder, `${id}.json`)).catch(ifMissing(undefined));
}

/** The mail as it would have travelled. */
export async function readKeptSource(folder: string, id: string): Promise<Buffer | undefined> {
  if (!idPattern.test(id)) return undefined;
  return readFile(join(folder, `${id}.eml`)).catch(ifMissing(undefined));
}

const read = async (path: string) => KeptMail.parse(JSON.parse(await readFile(path, 'utf8')));

const ifMissing =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
