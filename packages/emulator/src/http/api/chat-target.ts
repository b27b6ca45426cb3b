import { EmulatedGroup } from '../../people/group.js';
import { EmulatedUser } from '../../people/user.js';
import { Refusal } from '../../rules/refusal.js';
import { OUTSIDE_SANDBOX, reaches } from '../../rules/sandbox.js';
import type { EmulatorSettings } from '../../settings.js';
import type { Call } from '../call.js';

/**
 * The user or group a c2c or group call is about.
 *
 * @throws {@link Refusal} 11255 with HTTP 500 when the openid is unknown or of the other scene.
 */
export function chatTarget(call: Call, scene: 'c2c'): EmulatedUser;
export function chatTarget(call: Call, scene: 'group'): EmulatedGroup;
export function chatTarget(call: Call, scene: 'c2c' | 'group'): EmulatedUser | EmulatedGroup;
export function chatTarget({ bot, params, platform }: Call, scene: 'c2c' | 'group'): EmulatedUser | EmulatedGroup {
  const target = bot.find(scene, params['openid'] ?? '');
  const isReached = target && reaches(platform.settings.sandbox, target);
  if (isReached && (target instanceof EmulatedUser || target instanceof EmulatedGroup)) return target;
  throw new Refusal('unknownTarget', target && !isReached ? OUTSIDE_SANDBOX : undefined);
}

/** Whether anything can be sent there at all. @throws {@link Refusal} */
export function checkReachable(target: EmulatedUser | EmulatedGroup, settings: EmulatorSettings): void {
  if (settings.botStanding === 'delisted' && settings.sandbox === null) throw new Refusal('botDelisted');
  if (target instanceof EmulatedUser) {
    if (!target.isFriend) throw new Refusal('notFriends');
    return;
  }
  if (!target.hasRobot) throw new Refusal('notInGroup');
  if (target.isMuted) throw new Refusal('botMuted');
}
