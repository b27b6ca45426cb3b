import type { RestClient } from '../rest-client.js';
import { AnnouncesApi } from './announces.js';
import { ApiPermissionsApi } from './api-permissions.js';
import { AudioApi } from './audio.js';
import { ChannelsApi } from './channels.js';
import { DmsApi } from './dms.js';
import { ForumApi } from './forum.js';
import { GatewayApi } from './gateway.js';
import { GroupBlacklistApi } from './group-blacklist.js';
import { GroupMembersApi } from './group-members.js';
import { GroupsApi } from './groups.js';
import { GuildsApi } from './guilds.js';
import { InteractionsApi } from './interactions.js';
import { JoinRequestsApi } from './join-requests.js';
import { JoinStrategiesApi } from './join-strategies.js';
import { LinksApi } from './links.js';
import { MediaApi } from './media.js';
import { MembersApi } from './members.js';
import { MenuApi } from './menu.js';
import { MessagesApi } from './messages.js';
import { MuteApi } from './mute.js';
import { PanelsApi } from './panels.js';
import { PermissionsApi } from './permissions.js';
import { PinsApi } from './pins.js';
import { ReactionsApi } from './reactions.js';
import { RolesApi } from './roles.js';
import { SchedulesApi } from './schedules.js';
import { UsersApi } from './users.js';

/** The platform's endpoints, `bot.api.<resource>.<verb>`: one resource per file. */
export class Api {
  // everywhere
  /** Where the gateway is, and how many connections it advises. */
  readonly gateway: GatewayApi;
  /** Acknowledging pressed buttons. */
  readonly interactions: InteractionsApi;
  /** Sending and recalling messages in all four scenes. */
  readonly messages: MessagesApi;
  /** The bot's own account, and the guilds it is in. */
  readonly users: UsersApi;

  // one-to-one chats and groups
  /** People who may not come back to a group. */
  readonly groupBlacklist: GroupBlacklistApi;
  /** Who is in a group. */
  readonly groupMembers: GroupMembersApi;
  /** Groups, and the bot as a member of them. */
  readonly groups: GroupsApi;
  /** People who wait to be let into a group. */
  readonly joinRequests: JoinRequestsApi;
  /** Rules that let people into groups by themselves. */
  readonly joinStrategies: JoinStrategiesApi;
  /** Links by which people add the bot. */
  readonly links: LinksApi;
  /** Uploading files for one-to-one chats and groups. */
  readonly media: MediaApi;
  /** The menu of one-to-one chats. */
  readonly menu: MenuApi;
  /** Command panels beside the input box. */
  readonly panels: PanelsApi;

  // guilds
  /** What is announced in guilds and channels. */
  readonly announces: AnnouncesApi;
  /** Which interfaces a guild granted, and asking for one. */
  readonly apiPermissions: ApiPermissionsApi;
  /** Playing sound in voice channels; audio bots only. */
  readonly audio: AudioApi;
  /** Channels of a guild. */
  readonly channels: ChannelsApi;
  /** Private sessions with members of a guild. */
  readonly dms: DmsApi;
  /** Threads of forum channels; private-domain bots only. */
  readonly forum: ForumApi;
  /** Guilds the bot is in. */
  readonly guilds: GuildsApi;
  /** Members of a guild. */
  readonly members: MembersApi;
  /** Who may not speak in a guild for a while. */
  readonly mute: MuteApi;
  /** What members and roles may do in a channel. */
  readonly permissions: PermissionsApi;
  /** Messages pinned in a channel. */
  readonly pins: PinsApi;
  /** Emoji on messages of channels. */
  readonly reactions: ReactionsApi;
  /** Roles of a guild, and who has them. */
  readonly roles: RolesApi;
  /** Schedules of channels. */
  readonly schedules: SchedulesApi;

  constructor(/** For what has no method here: `api.rest.request('GET', '/path')`. */ readonly rest: RestClient) {
    this.gateway = new GatewayApi(rest);
    this.interactions = new InteractionsApi(rest);
    this.messages = new MessagesApi(rest);
    this.users = new UsersApi(rest);

    this.groupBlacklist = new GroupBlacklistApi(rest);
    this.groupMembers = new GroupMembersApi(rest);
    this.groups = new GroupsApi(rest);
    this.joinRequests = new JoinRequestsApi(rest);
    this.joinStrategies = new JoinStrategiesApi(rest);
    this.links = new LinksApi(rest);
    this.media = new MediaApi(rest);
    this.menu = new MenuApi(rest);
    this.panels = new PanelsApi(rest);

    this.announces = new AnnouncesApi(rest);
    this.apiPermissions = new ApiPermissionsApi(rest);
    this.audio = new AudioApi(rest);
    this.channels = new ChannelsApi(rest);
    this.dms = new DmsApi(rest);
    this.forum = new ForumApi(rest);
    this.guilds = new GuildsApi(rest);
    this.members = new MembersApi(rest);
    this.mute = new MuteApi(rest);
    this.permissions = new PermissionsApi(rest);
    this.pins = new PinsApi(rest);
    this.reactions = new ReactionsApi(rest);
    this.roles = new RolesApi(rest);
    this.schedules = new SchedulesApi(rest);
  }
}
