import { useQuery } from '@tanstack/react-query';
import { post } from '../app/fetch.ts';
import css from './preview.module.css';
import { Prose } from './prose.tsx';
import { Skeleton } from './skeleton.tsx';
import { ErrorState } from './state-block.tsx';

type Draft = { body: string; asksFacilitators: boolean };

/** What was written as others will see it: rendered and sanitised by the server, like every post. */
export function Preview({ body, asksFacilitators }: Draft) {
  const { data, error, refetch } = useQuery({
    queryKey: ['markdown', body, asksFacilitators],
    queryFn: () => post<{ html: string }>('/markdown-preview', { body, asksFacilitators }),
    enabled: body.trim() !== '',
    gcTime: 0,
  });
  return (
    <div className={css.preview}>
      {data && <Prose html={data.html} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && body.trim() !== '' && <Skeleton rows={1} />}
    </div>
  );
}
