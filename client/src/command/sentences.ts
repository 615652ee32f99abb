/** A fault in the words of people. */
import type { ActivationFault, MemberFault } from '../fault.ts';
import type { Words } from './words.ts';

/** One sentence, or one for each thing that was given and cannot be taken. Nothing that was given stands in it. */
export function sentenceOf(fault: ActivationFault, own: Words): string {
  if (fault.members.length > 0) return fault.members.map((member) => memberSentence(member, own)).join(' ');
  const sentence = own.refusals[fault.serverCode ?? ''] ?? own.faults[fault.code] ?? fault.message;
  return fault.groups.length > 0 ? `${sentence} ${own.wrongGroups(fault.groups)}` : sentence;
}

function memberSentence({ name, code, limit }: MemberFault, own: Words): string {
  const label = name === 'licenceKey' ? own.licenceKey : (own.fields[name] ?? name);
  const phrase = own.members[code] ?? own.members.badValue ?? code;
  return `${label}: ${phrase.replace('{limit}', String(limit ?? ''))}`;
}
