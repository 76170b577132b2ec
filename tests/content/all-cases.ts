import { conversationCases } from './cases-conversation.ts';
import { fileCases } from './cases-file.ts';
import { otherCases } from './cases-other.ts';
import { programmeCases } from './cases-programmes.ts';

export const allCases = [...fileCases, ...conversationCases, ...otherCases, ...programmeCases];
