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
  readonly gateway: GatewayApi;
  readonly interactions: InteractionsApi;
  readonly messages: MessagesApi;
  readonly users: UsersApi;

  // one-to-one chats and groups
  readonly groupBlacklist: GroupBlacklistApi;
  readonly groupMembers: GroupMembersApi;
  readonly groups: GroupsApi;
  readonly joinRequests: JoinRequestsApi;
  readonly joinStrategies: JoinStrategiesApi;
  readonly links: LinksApi;
  readonly media: MediaApi;
  readonly menu: MenuApi;
  readonly panels: PanelsApi;

  // guilds
  readonly announces: AnnouncesApi;
  readonly apiPermissions: ApiPermissionsApi;
  readonly audio: AudioApi;
  readonly channels: ChannelsApi;
  readonly dms: DmsApi;
  readonly forum: ForumApi;
  readonly guilds: GuildsApi;
  readonly members: MembersApi;
  readonly mute: MuteApi;
  readonly permissions: PermissionsApi;
  readonly pins: PinsApi;
  readonly reactions: ReactionsApi;
  readonly roles: RolesApi;
  readonly schedules: SchedulesApi;

  constructor(readonly rest: RestClient) {
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
