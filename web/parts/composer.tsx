import {
  type ClipboardEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { useDraft } from '../app/drafts.ts';
import { useSpeech } from '../app/language.tsx';
import { AttachButton } from '../attachments/attach-button.tsx';
import type { Files } from '../attachments/use-files.ts';
import { Carried, type CarriedParts } from '../drafts/carried.tsx';
import { HeldWords } from '../student-data/held-words.tsx';
import { useHold } from '../student-data/use-hold.ts';
import type { Review } from '../student-data/views.ts';
import { Button } from './button.tsx';
import css from './composer.module.css';
import { MarkdownBar } from './markdown-bar.tsx';
import { MentionList, type MentionPlace, useMentions } from './mentions.tsx';
import { markdownFrom } from './paste.ts';
import { Preview } from './preview.tsx';
import { mark } from './text-edit.ts';
import { asksToPost, takePasted, takesDropped } from './writing-events.ts';
import { ZonedTime } from './zoned-time.tsx';

/** Most posts have no files: the list of them comes after everything else. */
const loadChosen = () => import('../attachments/chosen-files.tsx');
const ChosenFiles = lazy(async () => ({ default: (await loadChosen()).ChosenFiles }));

type Props = {
  label: string;
  placeholder?: string;
  draft: ReturnType<typeof useDraft>;
  /** What is posted with it. */
  title?: ReturnType<typeof useDraft>;
  send: string;
  /** @param confirmed  goes with the words: what their author knows of them */
  onSend(text: string, confirmed: { studentDataConfirmed?: true }): void;
  /** What the server found in these very words when it refused them. */
  refused?: Review | null;
  onTyping?(): void;
  /** Where names to mention are found. */
  mentionsFrom?: MentionPlace['from'];
  asksFacilitators?: MentionPlace['asksFacilitators'];
  area?: RefObject<HTMLTextAreaElement | null>;
  rows?: number;
  busy?: boolean;
  /** What is attached to it; without it, nothing can be. */
  files?: Files;
  /** Where its parts go on on another device; without it they stay on this one. */
  carried?: { place: string; parts: CarriedParts } | undefined;
  children?: ReactNode;
};

/** A plain text area with Markdown, a preview, names after `@`, and a draft that is kept. */
export function Composer({ draft, onSend, ...props }: Props) {
  const { say, show } = useSpeech();
  const id = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = props.area ?? own;
  const [preview, setPreview] = useState(false);
  const [hasMissed, setMissed] = useState(false);
  const { title, refused, files, asksFacilitators = false } = props;
  const mentions = useMentions(area, draft, { from: props.mentionsFrom, asksFacilitators });
  const hold = useHold({ draft, title, files, refused, area });
  const takesFiles = files !== undefined;
  useEffect(() => {
    // Ready also where the connection is gone by the time that somebody chooses a file.
    if (takesFiles) void loadChosen().catch(() => undefined);
  }, [takesFiles]);
  const ready = draft.text.trim() !== '' && !props.busy;

  const late = hasMissed && files?.missing ? say(`files.${files.missing}`) : null;
  const hint = late ?? (hold.undo ? say('guard.used') : hold.hints ? say('guard.hint') : null);

  const format = (kind: Parameters<typeof mark>[1]) => {
    const box = area.current;
    if (!box) return;
    const next = mark({ text: draft.text, start: box.selectionStart, end: box.selectionEnd }, kind);
    draft.write(next.text);
    box.focus();
    requestAnimationFrame(() => {
      if (document.activeElement === box) box.setSelectionRange(next.start, next.end); // else they have left it already
    });
  };
  /** What is posted now would go without what is not there yet. */
  const goesWithAll = () => {
    const isWhole = !files?.missing;
    setMissed(!isWhole);
    return isWhole;
  };
  const post = () => {
    if (!ready) return area.current?.focus();
    setPreview(false);
    if (goesWithAll() && !hold.stops()) onSend(draft.text, {});
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (takePasted(event, files)) return;
    const html = event.clipboardData.getData('text/html');
    const markdown = html ? markdownFrom(html) : undefined;
    if (markdown === undefined) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText(markdown, selectionStart, selectionEnd, 'end');
    draft.write(event.currentTarget.value);
  };
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.steer(event)) return;
    if (asksToPost(event)) post();
    if (event.key === 'Escape') event.currentTarget.blur();
  };

  return (
    <>
      <form
        className={css.composer}
        {...takesDropped(files)}
        onSubmit={(event) => {
          event.preventDefault();
          post();
        }}
      >
        <label htmlFor={id} className={css.label}>
          {props.label}
        </label>
        {props.children}
        {props.carried && <Carried {...props.carried} />}
        <MarkdownBar onMark={format} controls={id} />
        {preview && <Preview body={draft.text} asksFacilitators={asksFacilitators} />}
        <div className={css.writing} hidden={preview}>
          <textarea
            id={id}
            ref={area}
            className={css.area}
            rows={props.rows ?? 4}
            maxLength={60_000}
            placeholder={props.placeholder}
            value={draft.text}
            aria-describedby={`${id}-saved`}
            {...mentions.tie}
            onChange={(event) => {
              draft.write(event.target.value);
              mentions.look();
              props.onTyping?.();
            }}
            onPaste={paste}
            onBlur={() => void draft.keep()}
            onKeyDown={keys}
          />
          <MentionList {...mentions} />
        </div>
        {files && files.items.length > 0 && (
          <Suspense fallback={null}>
            <ChosenFiles files={files} review={hold.hints} />
          </Suspense>
        )}
        <div className={css.foot}>
          <span id={`${id}-saved`} className={hint ? 'meta' : 'tiny'}>
            {hint ??
              (draft.savedAt
                ? show('write.saved', { time: <ZonedTime at={draft.savedAt} as="clock" /> })
                : say('write.keys'))}
          </span>
          <span className="sr" role="status">
            {hint}
          </span>
          <div className={css.send}>
            {files && <AttachButton onChoose={(chosen) => files.add(chosen)} />}
            {hold.undo && (
              <Button look="quiet" onClick={hold.undo}>
                {say('guard.undo')}
              </Button>
            )}
            <Button look="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
              {say(preview ? 'write.edit' : 'write.preview')}
            </Button>
            <Button type="submit" look="primary" busy={props.busy ?? false}>
              {props.send}
            </Button>
          </div>
        </div>
      </form>
      {hold.shown && (
        <HeldWords
          key={hold.times}
          words={hold.words}
          review={hold.shown}
          takesFocus
          onUse={hold.use}
          onKeep={() => goesWithAll() && onSend(draft.text, { studentDataConfirmed: true })}
        />
      )}
    </>
  );
}
