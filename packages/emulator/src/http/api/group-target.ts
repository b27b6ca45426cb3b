import type { EmulatedGroup } from '../../people/group.js';
import type { EmulatedMember } from '../../people/member.js';
import { Refusal } from '../../rules/refusal.js';
import type { Call } from '../call.js';
import { chatTarget } from './chat-target.js';

/** The group a call is about. @throws {@link Refusal} 11255 unknown, 40034101 when the bot is not in it. */
export function groupTarget(call: Call): EmulatedGroup {
  const group = chatTarget(call, 'group');
  if (!group.hasRobot) throw new Refusal('notInGroup');
  return group;
}

/** A group the bot is an administrator of. @throws {@link Refusal} 11703 */
export function administeredGroup(call: Call): EmulatedGroup {
  const group = groupTarget(call);
  if (!group.robotIsAdmin) throw new Refusal('notGroupAdmin');
  return group;
}

/** Someone who is in the group now. @throws {@link Refusal} 11255 */
export function groupMember(group: EmulatedGroup, openid: string): EmulatedMember {
  const member = group.membersNow.find((one) => one.openid === openid);
  if (!member) throw new Refusal('unknownTarget');
  return member;
}
