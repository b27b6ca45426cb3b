/** Where a panel shows; only `c2c` and `group` take `specific` targets. */
export type WirePanelScope = 'c2c' | 'group' | 'channel' | 'dm';

/** An entry of a command panel. Names take 14 and descriptions 30 characters, a Chinese one counting twice. */
export type WirePanelItem =
  | { type: 'command'; name: string; desc?: string; only_admin?: boolean }
  | { type: 'link'; name: string; desc?: string /** https only. */; link: string; only_admin?: boolean };

/**
 * The list of commands beside the input box; at most 20 items.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels.post.html}
 */
export interface WirePanel {
  items: WirePanelItem[];
  /** At most 255 characters; for yourself. */
  remark?: string;
}

/** For everyone in the scope, or for the users or groups listed. */
export interface WireCreatePanelBody {
  scope: WirePanelScope;
  target_type: 'all' | 'specific';
  /** With `specific` in `c2c`. */
  user_openids?: string[];
  /** With `specific` in `group`. */
  group_openids?: string[];
  panel: WirePanel;
}

/** A panel as the platform keeps it. */
export interface WirePanelRecord {
  panel_id: string;
  scope: WirePanelScope;
  target_type: string;
  panel: WirePanel;
  /** When, as the platform writes it; so is `updated_at`. The format is not documented. */
  created_at: string | number;
  updated_at: string | number;
  /** Counts its changes. */
  version: number;
}

/** One panel with its targets, at most 1000. */
export interface WirePanelDetails extends WirePanelRecord {
  user_openids?: string[] | null;
  group_openids?: string[] | null;
}

/** A page of panels, newest first. */
export interface WirePanelList {
  records: WirePanelRecord[] | null;
  /** Asks for the next page; empty = there is none. */
  next_cursor?: string;
  /** Whether these are the last. */
  is_end?: boolean;
}

/** Adds or takes away targets, at most 20 at a time. */
export interface WirePanelTargets {
  op: 'add' | 'del';
  user_openids?: string[];
  group_openids?: string[];
}

/** An entry inside a menu; names take 14 characters. */
export type WireSubMenuItem =
  | { type: 'send_message'; name: string; send_message: string }
  | { type: 'link'; name: string; link: string };

/** An entry of the menu; names take 10 characters. A switch that is on adds `<switch_id>=1` to `message_scene.ext`. */
export type WireMenuItem =
  | WireSubMenuItem
  | { type: 'switch'; name: string; switch: { switch_id: string; default?: boolean } }
  | { type: 'menu'; name: string /** At most 5. */; sub_menu_items: WireSubMenuItem[] };

/**
 * The bot's menu in one-to-one chats; at most 10 items.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_menu.put.html}
 */
export interface WireMenu {
  /** In the order they are shown. */
  items: WireMenuItem[];
}
