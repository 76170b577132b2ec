import { conversationCases } from './cases-conversation.ts';
import { fileCases } from './cases-file.ts';
import { otherCases } from './cases-other.ts';

export const allCases = [...fileCases, ...conversationCases, ...otherCases];
