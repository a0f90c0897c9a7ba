export { appealRoutes } from './appeal-routes.ts';
export { appealDecided } from './events.ts';
export { followTopic } from './follow-topic.ts';
export { moderationRoutes } from './routes.ts';
export { sendAnswer } from './send-answer.tsx';
export { decisionsFor, type WaitingDecisions } from './waiting.ts';
