import type { EmulatedGroup, MemberRole } from '@qqbotjs/emulator';
import { Place } from './place.js';
import type { Replies } from './replies.js';
import { TestMember } from './test-member.js';

/** A group the bot is in. */
export class TestGroup extends Place<EmulatedGroup> {
  /**
   * Someone in the group, the same person for the same name.
   *
   * @param role - Given to them from now on. Without, they keep theirs: `member` at first.
   */
  member(name: string, { role }: { role?: MemberRole } = {}): TestMember {
    const member = this.emulated.member(name);
    if (role) member.role = role;
    return new TestMember(member, this.chat);
  }

  /** Someone joins: GROUP_MEMBER_ADD. @returns What the bot said here until it was done with it. */
  joins(name: string): Promise<Replies> {
    this.chat.note(`${name} joins`);
    return this.after((group) => group.memberJoins(name));
  }

  /** Someone leaves: GROUP_MEMBER_REMOVE. @returns What the bot said here until it was done with it. */
  leaves(name: string): Promise<Replies> {
    this.chat.note(`${name} leaves`);
    return this.after((group) => group.memberLeaves(name));
  }
}
