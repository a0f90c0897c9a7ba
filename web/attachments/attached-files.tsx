import { useSpeech } from '../app/language.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './attached-files.module.css';
import { fileKind, fileSize } from './file-size.ts';
import type { Attachment } from './views.ts';

const longestPreview = 480;

/** The files of a post: pictures to look at, everything else to save. */
export function AttachedFiles({ files }: { files: readonly Attachment[] | undefined }) {
  const { say } = useSpeech();
  if (!files || files.length === 0) return null; // none, or kept on this device before there were any
  const pictures = files.filter(({ previewHref }) => previewHref);
  const documents = files.filter(({ previewHref }) => !previewHref);
  return (
    <ul className={css.attached} aria-label={say('files.attached')}>
      {pictures.map((file) => (
        <li key={file.id} className={css.picture}>
          <Picture file={file} />
        </li>
      ))}
      {documents.map((file) => (
        <li key={file.id} className={css.line}>
          <Document file={file} />
        </li>
      ))}
    </ul>
  );
}

/** Its place is known before it is there, so that nothing moves when it comes. */
function Picture({ file }: { file: Attachment }) {
  const { say, language } = useSpeech();
  const { name, href, previewHref, width, height } = file;
  if (!previewHref || !width || !height) return null;
  const scale = Math.min(1, longestPreview / Math.max(width, height));
  return (
    <figure className={css.figure}>
      <a href={href} target="_blank" rel="noopener">
        <img
          src={previewHref}
          alt={file.alt || say('files.noAlt', { name })}
          width={Math.max(1, Math.round(width * scale))}
          height={Math.max(1, Math.round(height * scale))}
          loading="lazy"
          decoding="async"
        />
      </a>
      <figcaption className="tiny">
        {name} · {fileSize(file.bytes, language)}
      </figcaption>
    </figure>
  );
}

function Document({ file: { name, href, bytes } }: { file: Attachment }) {
  const { say, language } = useSpeech();
  return (
    <a className={css.document} href={href} download={name}>
      <Icon name="file" />
      <span className={css.name}>{name}</span>
      <span className="meta">
        {fileKind(name)} · {fileSize(bytes, language)}
      </span>
      <span className="sr">{say('files.download')}</span>
    </a>
  );
}
