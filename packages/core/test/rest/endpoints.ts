import { createHash } from 'node:crypto';
import type { Api } from '../../src/rest/api/api.js';
import { picture } from '../helpers/media.js';

/** What the rows speak of. */
export type Ids = Readonly<Record<keyof typeof IDS, string>>;

/** Ids for a server that takes any; some need encoding in a path. */
export const IDS = {
  user: '7C1D0A9E5B3F48E2A6D1C0B9E8F7A6D5',
  group: 'B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4E5',
  member: 'D4E5F6A1B2C3D4E5F6A1B2C3D4E5F6A1',
  /** Not in the group. */
  applicant: 'A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4',
  /** Not in the group, and not allowed to come back. */
  barred: 'E5F6A1B2C3D4E5F6A1B2C3D4E5F6A1B2',
  userMessage: 'ROBOT1.0_gA1',
  /** The bot's own, as are those of group, channel and session below. */
  sentToUser: 'ROBOT1.0_a8Qp2Zk-71xR.sd0uYhB3/nLw+eTqVfKc==!!',
  sentToGroup: 'ROBOT1.0_b9Rq3Al-82yS.te1vZiC4/oMx+fUrWgLd==!!',
  interaction: '06915133-7aef-46ed-94f7-0123456789ab',
  joinRequest: 'AVKi/opaque',
  strategy: 'st_1',
  panel: 'p_1',
  /** Of the user; its part has arrived. */
  userUpload: 'upload_a1',
  /** Of the group; its part was finished, too. */
  groupUpload: 'upload_a2',
  // where the second pages begin
  panelCursor: 'c 1',
  memberCursor: 'c1',
  strategyCursor: 'c2',
  /** Listed before the guild. */
  otherGuild: '18700000000000000000',
  guild: '18700000000000000001',
  /** The `guild_id` of a private session. */
  session: '18700000000000000002',
  channel: '15000001',
  forum: '15000002',
  voice: '15000003',
  guildUser: '8711263290118000001',
  role: '10177739',
  /** With markdown, pinned, announced, and with a reaction of the bot. */
  guildMessage: '08f1d3a9c2e1b4a0d799',
  directMessage: '08f1d3a9c2e1b4a0d79a',
  schedule: '112233',
  thread: 'B_79051362477c03001441152186803328090X60-1645413753',
} as const;

export interface Endpoint {
  /** `resource.method`. */
  name: string;
  call: (api: Api) => Promise<unknown>;
  /** Method and path, with the ids encoded and the query in the order it is sent. */
  request: string;
  body?: unknown;
  /** What the server says. HTTP 204 without a body where it is absent. */
  answer?: unknown;
  /** @defaultValue 200 with an answer, 204 without */
  status?: number;
  /** What the promise gives; that is the answer, unless it says otherwise here. */
  gives?: unknown;
  /** The documented rate, `each` = for each target. */
  rate?: string;
  /** The codes it is documented to refuse with. */
  errors?: readonly number[];
}

// What a world for the rows is made with, too.
/** When the rows happen: what they plan is later. */
export const NOW = '2026-09-10T10:00:00+08:00';
/** What is uploaded in parts, small enough for a single one. */
export const FILE = picture(64);
export const PART = { part_index: 0, block_size: String(FILE.length), md5: digest('md5') };
export const PANEL = { items: [{ type: 'command' as const, name: '/sign', desc: 'daily sign-in', only_admin: false }] };
export const MENU = { items: [{ type: 'send_message' as const, name: 'help', send_message: '/help' }] };
/** From noon to 14:00. */
export const PLAN = {
  name: 'meet',
  start_timestamp: '1789012800000',
  end_timestamp: '1789020000000',
  jump_channel_id: '0',
  remind_type: '0',
};

const NOON = '2026-09-10T12:00:00+08:00';
const NOON_SECONDS = '1789012800';
const MIDNIGHT_MS = 1_789_056_000_000;

// What more than one row answers.
const SENT = { id: 'ROBOT1.0_out1', timestamp: '2026-09-10T11:00:00+08:00', ext_info: { ref_idx: 'REFIDX_COUT==' } };
const UPLOADED = { file_uuid: 'uuid_1', file_info: 'opaque-string', ttl: 300, id: '' };
const USER = { id: '1158788878435714165', username: 'amy', avatar: 'http://thirdqq.qlogo.cn/g?b=oidb' };
const MEMBER = { user: USER, nick: 'Amy', roles: ['1'], joined_at: '2021-12-09T15:53:41+08:00' };
const ROLE = { id: '10177739', name: 'test', color: 99999, hoist: 1, number: 1, member_limit: 2000 };

// Codes that belong together.
const SEND_ERRORS = [
  22006, 22009, 304004, 304036, 304061, 304064, 304080, 304082, 304083, 304103, 40034004, 40034005, 40034006, 40034008,
  40034009, 40034010, 40034011, 40034024, 40034025, 40034026, 40034027, 40034028, 40034029, 40034090, 40034100,
  40034102, 40034105, 40034106, 40034108, 40034109, 40034124, 40034127, 40034128, 40054005, 40054007, 40054016,
  50055006, 11255,
];
const C2C_ERRORS = [50059, 304062, 340067, 40034122, 40034123, 40054004, 40054006, 40054013, 40054018, 50055002];
const GROUP_ERRORS = [305007, 340069, 40034101, 40054002, 40054003, 40054010, 50055001];
const GUILD_SEND_ERRORS = [
  20028, 50006, 50037, 50057, 304003, 304004, 304018, 304019, 304022, 304026, 304027, 304031, 304032, 304033, 304034,
  304036, 304037, 304038, 304039, 304040, 304045, 304046, 304047, 304048, 304049, 304050, 1100101, 1100308,
];
const RECALL_ERRORS = [40061001, 40062003, 40064004, 50065001];
const GUILD_RECALL_ERRORS = [306001, 306002, 306003, 306004, 306005, 306006, 306007, 306008, 306011];
const FILE_ERRORS = [10000, 850018, 850019, 850026, 850027, 850031, 40034001, 40034002, 40093001, 40093002, 40093010];
const PANEL_ERRORS = [
  40030001, 40030006, 40030008, 40030009, 40030011, 40030012, 40030013, 40030015, 40030016, 40030017, 40030018,
  40030020, 40030021,
];
const GROUP_ADMIN_ERRORS = [11253, 11703];
const GUILD_ADMIN_ERRORS = [10003, 10004, 11253, 11264, 11282];

/** Of {@link FILE}, in hex. */
export function digest(algorithm: 'md5' | 'sha1'): string {
  return createHash(algorithm).update(FILE).digest('hex');
}

/** `resource.method` of everything a resource offers; what begins with `all` reads pages of a list. */
export function methodsOf(api: Api): string[] {
  return Object.entries(api)
    .filter(([resource]) => resource !== 'rest')
    .flatMap(([resource, object]: [string, object]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(object))
        .filter((method) => method !== 'constructor' && !method.startsWith('all'))
        .map((method) => `${resource}.${method}`),
    );
}

/** Everything the platform offers, one row a method, in the order of its documentation. */
export function endpoints(ids: Ids): readonly Endpoint[] {
  const at = (path: TemplateStringsArray, ...parts: string[]) =>
    String.raw(path, ...parts.map((part) => encodeURIComponent(part)));
  const emoji = { type: 1, id: '203' };
  const guildMessage = {
    id: ids.guildMessage,
    channel_id: ids.channel,
    guild_id: ids.guild,
    content: 'pong',
    timestamp: '2026-09-10T11:00:00+08:00',
    author: USER,
  };
  const audit = { code: 304023, message: 'waiting for audit', data: { message_audit: { audit_id: 'ab9bd72f' } } };
  const panelRecord = {
    panel_id: ids.panel,
    scope: 'group',
    target_type: 'specific',
    panel: PANEL,
    created_at: '2026-09-10T11:00:00+08:00',
    updated_at: '2026-09-10T11:00:00+08:00',
    version: 1,
  };
  const groupMember = {
    member_openid: ids.member,
    username: 'Lee',
    member_role: 'member',
    bot: false,
    joined_at: '2026-09-10T11:00:00+08:00',
    union_openid: '',
  };
  const guild = { id: ids.guild, name: 'test', owner_id: '1', owner: false, member_count: 17, max_members: 300 };
  const channel = { id: ids.channel, guild_id: ids.guild, name: 'talk', type: 0, sub_type: 0, position: 2 };
  const permissions = { channel_id: ids.channel, user_id: ids.guildUser, permissions: '7' };
  const pins = { guild_id: ids.guild, channel_id: ids.channel, message_ids: [ids.guildMessage] };
  const schedule = { id: ids.schedule, ...PLAN, creator: MEMBER };
  const thread = {
    guild_id: ids.guild,
    channel_id: ids.forum,
    author_id: ids.guildUser,
    thread_info: { thread_id: ids.thread, title: '{}', content: '{}', date_time: '2022-02-21T11:22:33+08:00' },
  };
  const announce = { guild_id: ids.guild, channel_id: ids.channel, message_id: ids.guildMessage };
  const upload = { file_type: 1 as const, url: 'https://example.com/a.png', srv_send_msg: false };
  const prepare = {
    file_type: 2 as const,
    file_size: '31457280',
    file_name: 'demo.mp4',
    md5: '0'.repeat(32),
    sha1: '0'.repeat(40),
    md5_10m: '0'.repeat(32),
  };
  const prepared = {
    upload_id: ids.userUpload,
    block_size: '5242880',
    parts: [{ index: 0, presigned_url: 'https://cos.example.com/u?partNumber=1', block_size: '5242880' }],
    upload_config: { concurrency: 1, retry_timeout: 300, retry_delay: 1 },
  };
  const userPart = { upload_id: ids.userUpload, ...PART };
  const groupPart = { upload_id: ids.groupUpload, ...PART };
  const frame = {
    input_mode: 'append' as const,
    input_state: 1 as const,
    index: 0,
    content_type: 'markdown' as const,
    content_raw: 'Once',
    msg_id: ids.userMessage,
    msg_seq: 1,
  };
  const muted = { op: 'add' as const, member_openid: ids.member, mute_expire_at: NOON };
  const joinRequest = {
    join_request_id: ids.joinRequest,
    member_openid: ids.applicant,
    username: 'Lee',
    apply_at: '2026-09-10T10:08:00+08:00',
    apply_source: 'self_apply',
  };
  const strategyState = { is_enable: 'on' as const, expire_at: '2027-09-10T10:08:00+08:00' };

  return [
    // §2.1, §7.5
    {
      name: 'gateway.get',
      call: (api) => api.gateway.get(),
      request: 'GET /gateway',
      answer: { url: 'wss://api.bot.qq.com/websocket/' },
      rate: '10/300s',
      errors: [100017],
    },
    {
      name: 'gateway.getBot',
      call: (api) => api.gateway.getBot(),
      request: 'GET /gateway/bot',
      answer: {
        url: 'wss://api.bot.qq.com/websocket/',
        shards: 1,
        session_start_limit: { total: 1000, remaining: 998, reset_after: 14400000, max_concurrency: 1 },
      },
      errors: [100017],
    },
    {
      name: 'users.me',
      call: (api) => api.users.me(),
      request: 'GET /users/@me',
      answer: { ...USER, bot: true, share_url: 'https://qun.qq.com/x', welcome_msg: 'hi' },
      rate: '50/s',
    },

    // §5.1
    {
      name: 'messages.sendToUser',
      call: (api) => api.messages.sendToUser(ids.user, { msg_type: 0, content: 'hi' }),
      request: at`POST /v2/users/${ids.user}/messages`,
      body: { msg_type: 0, content: 'hi' },
      answer: SENT,
      rate: '100/s',
      errors: [...SEND_ERRORS, ...C2C_ERRORS],
    },
    {
      name: 'messages.sendToGroup',
      call: (api) => api.messages.sendToGroup(ids.group, { msg_type: 2, markdown: { content: '# hi' } }),
      request: at`POST /v2/groups/${ids.group}/messages`,
      body: { msg_type: 2, markdown: { content: '# hi' } },
      answer: SENT,
      rate: '100/s',
      errors: [...SEND_ERRORS, ...GROUP_ERRORS],
    },
    {
      name: 'messages.sendToChannel',
      call: (api) => api.messages.sendToChannel(ids.channel, { content: 'pong' }),
      request: at`POST /channels/${ids.channel}/messages`,
      body: { content: 'pong' },
      answer: guildMessage,
      rate: '5/s each',
      errors: GUILD_SEND_ERRORS,
    },
    {
      name: 'messages.sendToDirectMessage',
      call: (api) => api.messages.sendToDirectMessage(ids.session, { content: 'pong' }),
      request: at`POST /dms/${ids.session}/messages`,
      body: { content: 'pong' },
      // Accepted and held back.
      status: 202,
      answer: audit,
      errors: GUILD_SEND_ERRORS,
    },
    // §5.7
    {
      name: 'messages.streamToUser',
      call: (api) => api.messages.streamToUser(ids.user, frame),
      request: at`POST /v2/users/${ids.user}/stream_messages`,
      body: frame,
      answer: { ...SENT, remain_msg_len: 2000 },
      rate: '50/s',
      errors: [40007, 50001, 50002, 40034024],
    },
    // §5.9
    {
      name: 'messages.get',
      call: (api) => api.messages.get(ids.channel, ids.guildMessage),
      request: at`GET /channels/${ids.channel}/messages/${ids.guildMessage}`,
      answer: { message: guildMessage },
      gives: guildMessage,
    },
    {
      name: 'messages.edit',
      call: (api) => api.messages.edit(ids.channel, ids.guildMessage, { markdown: { content: 'b' } }),
      request: at`PATCH /channels/${ids.channel}/messages/${ids.guildMessage}`,
      body: { markdown: { content: 'b' } },
      answer: guildMessage,
      errors: [50049, 50050, 50051, 50053, 3300006],
    },
    {
      name: 'messages.recallFromUser',
      call: (api) => api.messages.recallFromUser(ids.user, ids.sentToUser),
      request: at`DELETE /v2/users/${ids.user}/messages/${ids.sentToUser}`,
      answer: {},
      gives: undefined,
      rate: '10/s',
      errors: [...RECALL_ERRORS, 306009],
    },
    {
      name: 'messages.recallFromGroup',
      call: (api) => api.messages.recallFromGroup(ids.group, ids.sentToGroup),
      request: at`DELETE /v2/groups/${ids.group}/messages/${ids.sentToGroup}`,
      answer: {},
      gives: undefined,
      rate: '10/s',
      errors: RECALL_ERRORS,
    },
    {
      name: 'messages.recallFromChannel',
      call: (api) => api.messages.recallFromChannel(ids.channel, ids.guildMessage, { hideTip: true }),
      request: at`DELETE /channels/${ids.channel}/messages/${ids.guildMessage}?hidetip=true`,
      status: 200,
      errors: GUILD_RECALL_ERRORS,
    },
    {
      name: 'messages.recallFromDirectMessage',
      call: (api) => api.messages.recallFromDirectMessage(ids.session, ids.directMessage),
      request: at`DELETE /dms/${ids.session}/messages/${ids.directMessage}`,
      status: 200,
      errors: GUILD_RECALL_ERRORS,
    },

    // §6
    {
      name: 'media.upload (c2c)',
      call: (api) => api.media.upload('c2c', ids.user, upload),
      request: at`POST /v2/users/${ids.user}/files`,
      body: upload,
      answer: UPLOADED,
      rate: '50/s',
      errors: FILE_ERRORS,
    },
    {
      name: 'media.upload (group)',
      call: (api) => api.media.upload('group', ids.group, { ...upload, upload_id: ids.groupUpload }),
      request: at`POST /v2/groups/${ids.group}/files`,
      body: { ...upload, upload_id: ids.groupUpload },
      answer: { ...UPLOADED, raw_url: 'https://cos.example.com/x' },
      rate: '50/s',
      errors: FILE_ERRORS,
    },
    {
      name: 'media.prepareUpload (c2c)',
      call: (api) => api.media.prepareUpload('c2c', ids.user, prepare),
      request: at`POST /v2/users/${ids.user}/upload_prepare`,
      body: prepare,
      answer: prepared,
      rate: '10/s',
      errors: FILE_ERRORS,
    },
    {
      name: 'media.prepareUpload (group)',
      call: (api) => api.media.prepareUpload('group', ids.group, prepare),
      request: at`POST /v2/groups/${ids.group}/upload_prepare`,
      body: prepare,
      answer: prepared,
      rate: '10/s',
      errors: FILE_ERRORS,
    },
    {
      name: 'media.finishPart (c2c)',
      call: (api) => api.media.finishPart('c2c', ids.user, userPart),
      request: at`POST /v2/users/${ids.user}/upload_part_finish`,
      body: userPart,
      answer: {},
      gives: undefined,
      rate: '10/s',
      errors: FILE_ERRORS,
    },
    {
      name: 'media.finishPart (group)',
      call: (api) => api.media.finishPart('group', ids.group, groupPart),
      request: at`POST /v2/groups/${ids.group}/upload_part_finish`,
      body: groupPart,
      answer: {},
      gives: undefined,
      rate: '10/s',
      errors: FILE_ERRORS,
    },

    // §7.2
    {
      name: 'interactions.acknowledge',
      call: (api) => api.interactions.acknowledge(ids.interaction),
      request: at`PUT /interactions/${ids.interaction}`,
      body: { code: 0 },
      answer: {},
      gives: undefined,
      rate: '50/s',
      errors: [630001, 630003],
    },

    // §7.3
    {
      name: 'panels.list',
      call: (api) => api.panels.list('group', { cursor: ids.panelCursor, limit: 50 }),
      request: `GET /v2/panels?${new URLSearchParams({ scope: 'group', cursor: ids.panelCursor, limit: '50' })}`,
      answer: { records: [panelRecord], next_cursor: '', is_end: true },
      rate: '30/min',
      errors: [40030001, 40030011],
    },
    {
      name: 'panels.create (for some)',
      call: (api) =>
        api.panels.create({ scope: 'group', target_type: 'specific', group_openids: [ids.group], panel: PANEL }),
      request: 'POST /v2/panels',
      body: { scope: 'group', target_type: 'specific', group_openids: [ids.group], panel: PANEL },
      answer: { panel_id: ids.panel },
      rate: '10/min',
      errors: PANEL_ERRORS,
    },
    {
      name: 'panels.create (for all)',
      call: (api) => api.panels.create({ scope: 'dm', target_type: 'all', panel: PANEL }),
      request: 'POST /v2/panels',
      body: { scope: 'dm', target_type: 'all', panel: PANEL },
      answer: { panel_id: ids.panel },
      rate: '10/min',
    },
    {
      name: 'panels.get',
      call: (api) => api.panels.get(ids.panel),
      request: at`GET /v2/panels/${ids.panel}`,
      answer: { ...panelRecord, group_openids: [ids.group] },
      rate: '30/min',
      errors: [40030006],
    },
    {
      name: 'panels.edit',
      call: (api) => api.panels.edit(ids.panel, PANEL),
      request: at`PUT /v2/panels/${ids.panel}`,
      body: { panel: PANEL },
      answer: { version: 2 },
      rate: '10/min',
      errors: PANEL_ERRORS,
    },
    {
      name: 'panels.delete',
      call: (api) => api.panels.delete(ids.panel),
      request: at`DELETE /v2/panels/${ids.panel}`,
      answer: {},
      gives: undefined,
      rate: '10/min',
      errors: [40030006],
    },
    {
      name: 'panels.editTargets',
      call: (api) => api.panels.editTargets(ids.panel, { op: 'add', group_openids: [ids.group] }),
      request: at`PUT /v2/panels/${ids.panel}/target`,
      body: { op: 'add', group_openids: [ids.group] },
      answer: {},
      gives: undefined,
      rate: '60/min',
      errors: [40030006, 40030013, 40030017, 40030021],
    },
    {
      name: 'menu.get',
      call: (api) => api.menu.get(),
      request: 'GET /v2/menu',
      answer: { menu: MENU, version: 1 },
      rate: '30/min',
    },
    {
      name: 'menu.edit',
      call: (api) => api.menu.edit(MENU),
      request: 'PUT /v2/menu',
      body: { menu: MENU },
      answer: { version: 1 },
      rate: '5/min',
      errors: [40030001, 40030013, 40030014, 40030016, 40030020],
    },

    // §7.4
    {
      name: 'groups.get',
      call: (api) => api.groups.get(ids.group),
      request: at`GET /v2/groups/${ids.group}/info`,
      answer: {
        group_openid: ids.group,
        group_name: 'readers',
        group_finger_memo: 'we read',
        group_class_text: 'culture',
        group_tags: ['reading'],
        group_member_num: 256,
      },
      rate: '30/min',
      errors: [11253],
    },
    {
      name: 'groups.getBotState',
      call: (api) => api.groups.getBotState(ids.group),
      request: at`GET /v2/groups/${ids.group}/bot_state`,
      answer: {
        member_openid: ids.member,
        joined_at: '2025-06-15T14:30:00+08:00',
        allow_proactive_msg: false,
        recv_msg_setting: 'only_mention',
        member_role: 'admin',
      },
      rate: '30/min',
      errors: [11253],
    },
    {
      name: 'groups.getMutes',
      call: (api) => api.groups.getMutes(ids.group),
      request: at`GET /v2/groups/${ids.group}/restrict_chat_setting`,
      answer: {
        global_rule: { mode: 'none', schedule_rules: [], recurring_rules: [] },
        members: [{ member_openid: ids.member, mute_expire_at: NOON, username: 'Lee' }],
      },
      rate: '30/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'groups.editMutes',
      call: (api) => api.groups.editMutes(ids.group, [muted]),
      request: at`POST /v2/groups/${ids.group}/restrict_chat_setting`,
      body: { members: [muted] },
      answer: {},
      gives: undefined,
      rate: '60/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'groupMembers.list',
      call: (api) => api.groupMembers.list(ids.group, { cursor: ids.memberCursor }),
      request: at`GET /v2/groups/${ids.group}/members?cursor=${ids.memberCursor}`,
      answer: { members: [groupMember], next_cursor: '' },
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'groupMembers.get',
      call: (api) => api.groupMembers.get(ids.group, ids.member),
      request: at`GET /v2/groups/${ids.group}/members/${ids.member}`,
      answer: groupMember,
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'groupMembers.remove',
      call: (api) =>
        api.groupMembers.remove(ids.group, { member_openids: [ids.member], add_to_member_blacklist: true }),
      request: at`POST /v2/groups/${ids.group}/batch_remove_members`,
      body: { member_openids: [ids.member], add_to_member_blacklist: true },
      answer: { remove_members_result: 'success', add_to_member_blacklist_fail_openids: [] },
      rate: '30/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'groupBlacklist.list',
      call: (api) => api.groupBlacklist.list(ids.group, { limit: 100 }),
      request: at`GET /v2/groups/${ids.group}/member_blacklist?limit=100`,
      answer: {
        users: [{ member_openid: ids.barred, username: 'Lee', banned_at: NOW, bot: false }],
        next_cursor: '',
      },
      rate: '30/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'groupBlacklist.add',
      call: (api) => api.groupBlacklist.add(ids.group, [ids.member]),
      request: at`POST /v2/groups/${ids.group}/member_blacklist`,
      body: { op: 'add', member_openids: [ids.member] },
      answer: { fail_openids: [ids.member] },
      gives: [ids.member],
      rate: '60/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'groupBlacklist.remove',
      call: (api) => api.groupBlacklist.remove(ids.group, [ids.barred]),
      request: at`POST /v2/groups/${ids.group}/member_blacklist`,
      body: { op: 'del', member_openids: [ids.barred] },
      answer: { fail_openids: null },
      gives: [],
      rate: '60/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'joinRequests.list',
      call: (api) => api.joinRequests.list(ids.group),
      request: at`GET /v2/groups/${ids.group}/join_request_list`,
      answer: { list: [joinRequest], next_cursor: '' },
      rate: '30/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'joinRequests.approve',
      call: (api) =>
        api.joinRequests.approve(ids.group, { join_request_id: ids.joinRequest, member_openid: ids.applicant }),
      request: at`POST /v2/groups/${ids.group}/approval_join_request/${ids.applicant}`,
      body: { op: 'approve', join_request_id: ids.joinRequest },
      answer: {},
      gives: undefined,
      rate: '60/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'joinRequests.decline',
      call: (api) =>
        api.joinRequests.decline(
          ids.group,
          { join_request_id: ids.joinRequest, member_openid: ids.applicant },
          { reject_reason: 'full', add_to_member_blacklist: true },
        ),
      request: at`POST /v2/groups/${ids.group}/approval_join_request/${ids.applicant}`,
      body: {
        op: 'decline',
        join_request_id: ids.joinRequest,
        reject_reason: 'full',
        add_to_member_blacklist: true,
      },
      answer: {},
      gives: undefined,
      rate: '60/min',
      errors: GROUP_ADMIN_ERRORS,
    },
    {
      name: 'joinStrategies.list',
      call: (api) => api.joinStrategies.list({ cursor: ids.strategyCursor }),
      request: at`GET /v2/groups/join_approval_strategy?cursor=${ids.strategyCursor}`,
      answer: { strategies: [{ strategy_id: ids.strategy, ...strategyState }], next_cursor: '' },
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'joinStrategies.create',
      call: (api) => api.joinStrategies.create({ group_openids: [ids.group], is_enable: 'on', remark: 'r' }),
      request: 'POST /v2/groups/join_approval_strategy',
      body: { group_openids: [ids.group], is_enable: 'on', remark: 'r' },
      answer: { strategy_id: ids.strategy, ...strategyState },
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'joinStrategies.edit',
      call: (api) => api.joinStrategies.edit(ids.strategy, { group_action: { op: 'add', group_openids: [ids.group] } }),
      request: at`PATCH /v2/groups/join_approval_strategy/${ids.strategy}`,
      body: { group_action: { op: 'add', group_openids: [ids.group] } },
      answer: strategyState,
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'joinStrategies.delete',
      call: (api) => api.joinStrategies.delete(ids.strategy),
      request: at`DELETE /v2/groups/join_approval_strategy/${ids.strategy}`,
      answer: {},
      gives: undefined,
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'joinStrategies.execute',
      call: (api) => api.joinStrategies.execute(ids.strategy),
      request: at`POST /v2/groups/join_approval_strategy/${ids.strategy}/execute`,
      answer: {},
      gives: undefined,
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'joinStrategies.editWhitelist',
      call: (api) => api.joinStrategies.editWhitelist(ids.strategy, { op: 'add', whitelist_users: ['10001'] }),
      request: at`POST /v2/groups/join_approval_strategy/${ids.strategy}/whitelist_users`,
      body: { op: 'add', whitelist_users: ['10001'] },
      answer: { strategy_id: ids.strategy, whitelist_user_count: 1, updated_at: '2026-09-10T12:00:00+08:00' },
      rate: '60/min',
      errors: [11253],
    },
    {
      name: 'links.create',
      call: (api) => api.links.create('from-poster'),
      request: 'POST /v2/generate_url_link',
      body: { callback_data: 'from-poster' },
      answer: { data: { url: 'https://qun.qq.com/qunpro/robot/share?x=1' } },
      gives: 'https://qun.qq.com/qunpro/robot/share?x=1',
      rate: '50/s',
    },

    // §7.6
    {
      name: 'guilds.list',
      call: (api) => api.guilds.list({ after: ids.otherGuild, limit: 20 }),
      request: at`GET /users/@me/guilds?after=${ids.otherGuild}&limit=20`,
      answer: [guild],
      rate: '50/s',
    },
    {
      name: 'guilds.get',
      call: (api) => api.guilds.get(ids.guild),
      request: at`GET /guilds/${ids.guild}`,
      answer: guild,
      rate: '50/s',
      errors: [10004],
    },
    {
      name: 'guilds.getMessageSetting',
      call: (api) => api.guilds.getMessageSetting(ids.guild),
      request: at`GET /guilds/${ids.guild}/message/setting`,
      answer: { disable_create_dm: true, disable_push_msg: false, channel_ids: ['1'], channel_push_max_num: 12 },
      errors: [10004],
    },
    {
      name: 'channels.list',
      call: (api) => api.channels.list(ids.guild),
      request: at`GET /guilds/${ids.guild}/channels`,
      answer: [channel],
      rate: '50/s',
      errors: [10004],
    },
    {
      name: 'channels.get',
      call: (api) => api.channels.get(ids.channel),
      request: at`GET /channels/${ids.channel}`,
      answer: channel,
      rate: '50/s',
      errors: [10003],
    },
    {
      name: 'channels.create',
      call: (api) => api.channels.create(ids.guild, { name: 'talk', type: 0, position: 2 }),
      request: at`POST /guilds/${ids.guild}/channels`,
      body: { name: 'talk', type: 0, position: 2 },
      answer: channel,
      rate: '50/s',
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'channels.edit',
      call: (api) => api.channels.edit(ids.channel, { name: 'talk' }),
      request: at`PATCH /channels/${ids.channel}`,
      body: { name: 'talk' },
      answer: channel,
      rate: '50/s',
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'channels.delete',
      call: (api) => api.channels.delete(ids.channel),
      request: at`DELETE /channels/${ids.channel}`,
      answer: {},
      gives: undefined,
      rate: '50/s',
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'channels.countOnline',
      call: (api) => api.channels.countOnline(ids.voice),
      request: at`GET /channels/${ids.voice}/online_nums`,
      answer: { online_nums: 3 },
      gives: 3,
    },
    {
      name: 'channels.listVoiceMembers',
      call: (api) => api.channels.listVoiceMembers(ids.voice),
      request: at`GET /channels/${ids.voice}/voice/members`,
      answer: [MEMBER],
    },
    {
      name: 'channels.sendSettingGuide',
      call: (api) => api.channels.sendSettingGuide(ids.channel, `<@${ids.guildUser}>`),
      request: at`POST /channels/${ids.channel}/settingguide`,
      body: { content: `<@${ids.guildUser}>` },
      answer: guildMessage,
      errors: [304052],
    },
    {
      name: 'dms.create',
      call: (api) => api.dms.create({ recipient_id: ids.guildUser, source_guild_id: ids.guild }),
      request: 'POST /users/@me/dms',
      body: { recipient_id: ids.guildUser, source_guild_id: ids.guild },
      answer: { guild_id: ids.session, channel_id: '1', create_time: '1642545606' },
      errors: [304031, 304033, 304034],
    },
    {
      name: 'dms.sendSettingGuide',
      call: (api) => api.dms.sendSettingGuide(ids.session, ids.guild),
      request: at`POST /dms/${ids.session}/settingguide`,
      body: { setting_guide: { guild_id: ids.guild } },
      answer: guildMessage,
      errors: [304052],
    },
    {
      name: 'members.list',
      call: (api) => api.members.list(ids.guild),
      // The platform's own default is a page of one.
      request: at`GET /guilds/${ids.guild}/members?after=0&limit=400`,
      answer: [MEMBER],
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'members.listOfRole',
      call: (api) => api.members.listOfRole(ids.guild, ids.role, { start_index: '2', limit: 10 }),
      request: at`GET /guilds/${ids.guild}/roles/${ids.role}/members?start_index=2&limit=10`,
      answer: { data: [MEMBER], next: '0' },
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'members.get',
      call: (api) => api.members.get(ids.guild, ids.guildUser),
      request: at`GET /guilds/${ids.guild}/members/${ids.guildUser}`,
      answer: MEMBER,
      errors: [10001, 10004],
    },
    {
      name: 'members.remove',
      call: (api) => api.members.remove(ids.guild, ids.guildUser, { add_blacklist: true, delete_history_msg_days: -1 }),
      request: at`DELETE /guilds/${ids.guild}/members/${ids.guildUser}`,
      body: { add_blacklist: true, delete_history_msg_days: -1 },
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'roles.list',
      call: (api) => api.roles.list(ids.guild),
      request: at`GET /guilds/${ids.guild}/roles`,
      answer: { guild_id: ids.guild, roles: [ROLE], role_num_limit: '30' },
      errors: [10004],
    },
    {
      name: 'roles.create',
      call: (api) => api.roles.create(ids.guild, { name: 'test', color: 99999, hoist: 1 }),
      request: at`POST /guilds/${ids.guild}/roles`,
      body: { name: 'test', color: 99999, hoist: 1 },
      answer: { role_id: ids.role, role: ROLE },
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'roles.edit',
      call: (api) => api.roles.edit(ids.guild, ids.role, { name: 'test' }),
      request: at`PATCH /guilds/${ids.guild}/roles/${ids.role}`,
      body: { name: 'test' },
      answer: { guild_id: ids.guild, role_id: ids.role, role: ROLE },
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'roles.delete',
      call: (api) => api.roles.delete(ids.guild, ids.role),
      request: at`DELETE /guilds/${ids.guild}/roles/${ids.role}`,
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'roles.addMember',
      call: (api) => api.roles.addMember(ids.guild, '5', ids.guildUser, ids.channel),
      request: at`PUT /guilds/${ids.guild}/members/${ids.guildUser}/roles/5`,
      body: { channel: { id: ids.channel } },
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'roles.removeMember',
      call: (api) => api.roles.removeMember(ids.guild, ids.role, ids.guildUser),
      request: at`DELETE /guilds/${ids.guild}/members/${ids.guildUser}/roles/${ids.role}`,
      errors: GUILD_ADMIN_ERRORS,
    },
    {
      name: 'permissions.getOfMember',
      call: (api) => api.permissions.getOfMember(ids.channel, ids.guildUser),
      request: at`GET /channels/${ids.channel}/members/${ids.guildUser}/permissions`,
      answer: permissions,
      errors: [301000, 301006],
    },
    {
      name: 'permissions.editOfMember',
      call: (api) => api.permissions.editOfMember(ids.channel, ids.guildUser, { add: '1', remove: '4' }),
      request: at`PUT /channels/${ids.channel}/members/${ids.guildUser}/permissions`,
      body: { add: '1', remove: '4' },
      errors: [301000, 301003],
    },
    {
      name: 'permissions.getOfRole',
      call: (api) => api.permissions.getOfRole(ids.channel, ids.role),
      request: at`GET /channels/${ids.channel}/roles/${ids.role}/permissions`,
      answer: { channel_id: ids.channel, role_id: ids.role, permissions: '5' },
      errors: [301000],
    },
    {
      name: 'permissions.editOfRole',
      call: (api) => api.permissions.editOfRole(ids.channel, ids.role, { add: '4' }),
      request: at`PUT /channels/${ids.channel}/roles/${ids.role}/permissions`,
      body: { add: '4' },
      errors: [301000],
    },
    {
      name: 'mute.everyone',
      call: (api) => api.mute.everyone(ids.guild, { mute_end_timestamp: NOON_SECONDS }),
      request: at`PATCH /guilds/${ids.guild}/mute`,
      body: { mute_end_timestamp: NOON_SECONDS },
      errors: [502001, 502005],
    },
    {
      name: 'mute.members',
      call: (api) => api.mute.members(ids.guild, [ids.guildUser, '2'], { mute_seconds: '120' }),
      request: at`PATCH /guilds/${ids.guild}/mute`,
      body: { mute_seconds: '120', user_ids: [ids.guildUser, '2'] },
      answer: { user_ids: [ids.guildUser] },
      gives: [ids.guildUser],
      errors: [502001, 502003],
    },
    {
      name: 'mute.member',
      call: (api) => api.mute.member(ids.guild, ids.guildUser, { mute_seconds: '0' }),
      request: at`PATCH /guilds/${ids.guild}/members/${ids.guildUser}/mute`,
      body: { mute_seconds: '0' },
      errors: [502001, 502003],
    },
    {
      name: 'announces.create',
      call: (api) => api.announces.create(ids.guild, { channel_id: ids.channel, message_id: ids.guildMessage }),
      request: at`POST /guilds/${ids.guild}/announces`,
      body: { channel_id: ids.channel, message_id: ids.guildMessage },
      answer: { ...announce, announces_type: 0, recommend_channels: [] },
      errors: [501005, 501016, 501017],
    },
    {
      name: 'announces.delete',
      call: (api) => api.announces.delete(ids.guild, 'all'),
      request: at`DELETE /guilds/${ids.guild}/announces/all`,
      errors: [501005],
    },
    {
      name: 'announces.createInChannel',
      call: (api) => api.announces.createInChannel(ids.channel, ids.guildMessage),
      request: at`POST /channels/${ids.channel}/announces`,
      body: { message_id: ids.guildMessage },
      answer: announce,
      errors: [501005],
    },
    {
      name: 'announces.deleteInChannel',
      call: (api) => api.announces.deleteInChannel(ids.channel, ids.guildMessage),
      request: at`DELETE /channels/${ids.channel}/announces/${ids.guildMessage}`,
      errors: [501005],
    },
    {
      name: 'pins.add',
      call: (api) => api.pins.add(ids.channel, ids.guildMessage),
      request: at`PUT /channels/${ids.channel}/pins/${ids.guildMessage}`,
      answer: pins,
      errors: [501013, 501015],
    },
    {
      name: 'pins.remove',
      call: (api) => api.pins.remove(ids.channel, 'all'),
      request: at`DELETE /channels/${ids.channel}/pins/all`,
    },
    {
      name: 'pins.list',
      call: (api) => api.pins.list(ids.channel),
      request: at`GET /channels/${ids.channel}/pins`,
      answer: pins,
    },
    {
      name: 'schedules.list',
      call: (api) => api.schedules.list(ids.channel, MIDNIGHT_MS),
      request: at`GET /channels/${ids.channel}/schedules?since=${String(MIDNIGHT_MS)}`,
      // None.
      answer: null,
      gives: [],
    },
    {
      name: 'schedules.get',
      call: (api) => api.schedules.get(ids.channel, ids.schedule),
      request: at`GET /channels/${ids.channel}/schedules/${ids.schedule}`,
      answer: schedule,
      errors: [302011],
    },
    {
      name: 'schedules.create',
      call: (api) => api.schedules.create(ids.channel, PLAN),
      request: at`POST /channels/${ids.channel}/schedules`,
      body: { schedule: PLAN },
      answer: schedule,
      errors: [302012, 302014, 302015, 302016],
    },
    {
      name: 'schedules.edit',
      call: (api) => api.schedules.edit(ids.channel, ids.schedule, { name: 'meet' }),
      request: at`PATCH /channels/${ids.channel}/schedules/${ids.schedule}`,
      body: { schedule: { name: 'meet' } },
      answer: schedule,
      errors: [302010, 302011],
    },
    {
      name: 'schedules.delete',
      call: (api) => api.schedules.delete(ids.channel, ids.schedule),
      request: at`DELETE /channels/${ids.channel}/schedules/${ids.schedule}`,
      errors: [302010, 302011],
    },
    {
      name: 'reactions.add',
      call: (api) => api.reactions.add(ids.channel, ids.guildMessage, { type: 2, id: '128077' }),
      request: at`PUT /channels/${ids.channel}/messages/${ids.guildMessage}/reactions/2/128077`,
      errors: [620002, 620003],
    },
    {
      name: 'reactions.remove',
      call: (api) => api.reactions.remove(ids.channel, ids.guildMessage, emoji),
      request: at`DELETE /channels/${ids.channel}/messages/${ids.guildMessage}/reactions/1/203`,
      errors: [620004],
    },
    {
      name: 'reactions.listUsers',
      call: (api) => api.reactions.listUsers(ids.channel, ids.guildMessage, emoji, { limit: 20 }),
      request: at`GET /channels/${ids.channel}/messages/${ids.guildMessage}/reactions/1/203?limit=20`,
      answer: { users: [USER], cookie: '1_2', is_end: false },
    },
    {
      name: 'audio.control',
      call: (api) => api.audio.control(ids.voice, { audio_url: 'http://x/a.mp3', text: 'a song', status: 0 }),
      request: at`POST /channels/${ids.voice}/audio`,
      body: { audio_url: 'http://x/a.mp3', text: 'a song', status: 0 },
      answer: {},
      gives: undefined,
      errors: [11253],
    },
    {
      name: 'audio.takeMic',
      call: (api) => api.audio.takeMic(ids.voice),
      request: at`PUT /channels/${ids.voice}/mic`,
      answer: {},
      gives: undefined,
      errors: [11253],
    },
    {
      name: 'audio.leaveMic',
      call: (api) => api.audio.leaveMic(ids.voice),
      request: at`DELETE /channels/${ids.voice}/mic`,
      answer: {},
      gives: undefined,
      errors: [11253],
    },
    {
      name: 'forum.list',
      call: (api) => api.forum.list(ids.forum),
      request: at`GET /channels/${ids.forum}/threads`,
      answer: { threads: [thread], is_finish: 1 },
      errors: [11253],
    },
    {
      name: 'forum.get',
      call: (api) => api.forum.get(ids.forum, ids.thread),
      request: at`GET /channels/${ids.forum}/threads/${ids.thread}`,
      answer: { thread },
      gives: thread,
      errors: [11253, 503012],
    },
    {
      name: 'forum.create',
      call: (api) => api.forum.create(ids.forum, { title: 'title', content: 'text', format: 1 }),
      request: at`PUT /channels/${ids.forum}/threads`,
      body: { title: 'title', content: 'text', format: 1 },
      answer: { task_id: '1645413752912602306', create_time: NOON_SECONDS },
      errors: [11253, 503004, 503016, 503017, 503018, 503019, 503020],
    },
    {
      name: 'forum.delete',
      call: (api) => api.forum.delete(ids.forum, ids.thread),
      request: at`DELETE /channels/${ids.forum}/threads/${ids.thread}`,
      errors: [11253, 503012],
    },
    {
      name: 'apiPermissions.list',
      call: (api) => api.apiPermissions.list(ids.guild),
      request: at`GET /guilds/${ids.guild}/api_permission`,
      answer: { apis: [{ path: '/guilds/{guild_id}', method: 'GET', desc: 'guild', auth_status: 1 }] },
      gives: [{ path: '/guilds/{guild_id}', method: 'GET', desc: 'guild', auth_status: 1 }],
      errors: [610007],
    },
    {
      name: 'apiPermissions.demand',
      call: (api) =>
        api.apiPermissions.demand(ids.guild, {
          channel_id: ids.channel,
          api_identify: { path: '/guilds/{guild_id}', method: 'GET' },
          desc: 'show the guild',
        }),
      request: at`POST /guilds/${ids.guild}/api_permission/demand`,
      body: {
        channel_id: ids.channel,
        api_identify: { path: '/guilds/{guild_id}', method: 'GET' },
        desc: 'show the guild',
      },
      answer: {
        guild_id: ids.guild,
        channel_id: ids.channel,
        api_identify: { path: '/guilds/{guild_id}', method: 'GET' },
        title: 'asks for',
        desc: 'show the guild',
      },
      errors: [610010, 610013],
    },
  ];
}
