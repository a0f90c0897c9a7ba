import { useMutation } from '@tanstack/react-query';
import { patch } from '../app/fetch.ts';
import { cache } from '../app/query.ts';
import type { Me, MeChange } from './views.ts';

/** Changes something about myself, and shows it everywhere at once. */
export const useChangeMe = () =>
  useMutation({
    mutationFn: (change: MeChange) => patch<Me>('/me', change),
    onSuccess: (me) => cache.setQueryData(['me'], me),
  });
