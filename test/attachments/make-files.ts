import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

type Part = { name: string; content: Buffer | string; stored?: boolean; claims?: number };

/** An archive, made by hand so that it can lie: `claims` is the size that its directory tells. */
export function zip(parts: readonly Part[], tail = ''): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored = false, claims } of parts) {
    const raw = Buffer.from(content);
    const packed = stored ? raw : deflateRawSync(raw);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(stored ? 0 : 8, 4);
    about.writeUInt32LE(crc32(raw), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claims ?? raw.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const head = [Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.from(name), packed];
    const line = [Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, place, Buffer.from(name)];
    local.push(Buffer.concat(head));
    directory.push(Buffer.concat(line));
    at += local.at(-1)?.length ?? 0;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(tail), 20);
  return Buffer.concat([...local, list, end, Buffer.from(tail)]);
}

const mainParts = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
};

export const office = (kind: keyof typeof mainParts, more: readonly Part[] = [], tail = '') =>
  zip(
    [
      {
        name: '[Content_Types].xml',
        content: `<Types><Override PartName="/a.xml" ContentType="${mainParts[kind]}"/></Types>`,
      },
      { name: 'a.xml', content: '<a>Exit slips</a>' },
      ...more,
    ],
    tail,
  );

export const openDocument = (kind: 'text' | 'spreadsheet' | 'presentation') =>
  zip([
    {
      name: 'mimetype',
      content: `application/vnd.oasis.opendocument.${kind}`,
      stored: true,
    },
    { name: 'content.xml', content: '<a/>' },
  ]);

export const pdf = (words = '1 0 obj <</Type/Catalog>> endobj') =>
  Buffer.from(`%PDF-1.7\n%âãÏÓ\n${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');

const drawing = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2a6' }, limitInputPixels: false });

export const png = (width = 60, height = 40) =>
  drawing(width, height).png({ palette: true }).toBuffer();
export const webp = (width = 60, height = 40) => drawing(width, height).webp().toBuffer();

/** A picture whose header tells of another size: what is asked before anything is unpacked. */
export function claimingSize(picture: Buffer, side: number): Buffer {
  const bytes = Buffer.from(picture);
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** A photo lying on its side, that says where it was taken and with what. */
export const photo = (width = 60, height = 40) =>
  drawing(width, height)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Maplephone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 46/1 30/1' },
    })
    .jpeg()
    .toBuffer();

/** A picture that moves. */
export const gif = (frames = 3) =>
  sharp(
    Uint8Array.from({ length: 20 * 20 * 3 * frames }, (_, at) => (at * 7919) % 256),
    { raw: { width: 20, height: 20 * frames, channels: 3, pageHeight: 20 } },
  )
    .gif({ delay: Array.from({ length: frames }, () => 100) })
    .toBuffer();
