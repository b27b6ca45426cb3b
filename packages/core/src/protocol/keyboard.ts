/**
 * A button under a message.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/msg-btn.html}
 */
export interface WireButton {
  /** Unique in its keyboard; comes back as `button_id`. */
  id?: string;
  /** How it looks. */
  render_data: {
    /** At most 10 characters. */
    label: string;
    visited_label?: string;
    /** 0 grey · 1 blue · 3 red text · 4 solid blue. */
    style?: 0 | 1 | 3 | 4;
  };
  /** What happens when it is pressed, and who may press it. */
  action: {
    /** 0 link · 1 callback (INTERACTION_CREATE) · 2 command. */
    type: 0 | 1 | 2;
    data: string;
    /** `type`: 0 listed users · 1 admins · 2 everyone · 3 listed guild roles. */
    permission: { type: 0 | 1 | 2 | 3; specify_user_ids?: string[]; specify_role_ids?: string[] };
    /** Text for old clients; always send it. */
    unsupport_tips?: string;
    /** Commands in one-to-one chats: send at once. */
    enter?: boolean;
    /** Commands: quote this message. */
    reply?: boolean;
    /** Commands: 1 opens the image picker on phones. */
    anchor?: 1;
    /** Asks once more; at most 40, 4 and 4 characters, no URL. */
    modal?: { content: string; confirm_text?: string; cancel_text?: string };
  };
  /** Callbacks: after one button of the group is used the others turn grey. */
  group_id?: string;
}

/** At most 5 rows of 5 buttons, or the id of a template. */
export type WireKeyboard = { id: string } | { content: { rows: { buttons: WireButton[] }[] } };
