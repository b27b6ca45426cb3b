// Everything below may use decorators, so this comes first.
import 'reflect-metadata';

// Write a bot
export { Bot, createBot } from './bot.js';
export type {
  BotCommandOptions,
  BotHandlerOptions,
  BotHearsOptions,
  BotSendOptions,
  BotWebhookOptions,
  StopOptions,
} from './bot-options.js';
export type { BotEventMap } from './bot-events.js';
export type { BotPhase, BotStatus } from './bot-status.js';
export { type BotConfig, defineConfig, type PluginReference, type WebhookConfig } from './config/bot-config.js';
export { loadConfig, type LoadConfigOptions, type LoadedConfig } from './config/load-config.js';
export type { AnyContext, ContextOf } from './context/create-context.js';
export { Context } from './context/context.js';
export type { Community } from './context/community.js';
export type { Conversation, Scene } from './context/conversation.js';
export { sceneNames } from './context/scene-names.js';
export { EventContext } from './context/event-context.js';
export { InteractionContext } from './context/interaction-context.js';
export type { Role } from './context/role.js';
export { type Author, MessageContext, type ReplyOptions } from './context/message-context.js';
export type { Media, MediaKind, MediaSource, MediaTarget } from './media/media.js';
export type { MediaDesk } from './media/media-desk.js';
export type { UploadOptions } from './media/media-uploader.js';
export type { UploadProgress } from './media/progress.js';
export type { UploadedMedia } from './media/uploaded-media.js';
export type { Outgoing, OutgoingPart, RawMessage } from './message/outgoing.js';
export type { Part, Quotable } from './message/part.js';
export { channelLink, face, mention, mentionAll, text, type TextValue } from './message/text.js';
export { escapeMarkdown, markdown, type MarkdownOptions, markdownTemplate } from './message/markdown.js';
export { file, image, video, voice } from './message/media.js';
export { button, type ButtonOptions, type CallbackOptions, keyboard, type KeyboardButton } from './message/keyboard.js';
export { ButtonData, buttonData } from './button/button-data.js';
export { ark, type ArkValue, embed, type EmbedOptions } from './message/card.js';
export { quote } from './message/quote.js';
export type { Attachment } from './message/incoming/attachment.js';
export type { DownloadOptions } from './message/incoming/download.js';
export type { Card, MessageContent } from './message/incoming/message-content.js';
export type { Segment } from './message/incoming/segment.js';
export type { SendOptions, StreamOptions } from './reply/message-sender.js';
export type { PromptOptions, Verdict } from './prompt/ask.js';
export type { Answer } from './prompt/prompts.js';
export { SentMessage } from './reply/sent-message.js';
export type { ReplyBudget } from './reply/reply-thread.js';
export type { ReplyLimits, ReplyRule } from './reply/reply-rules.js';
export * from './errors/index.js';

// Write a plugin
export { inject, type InjectionToken } from 'tsyringe';
export {
  type ContextFor,
  Command,
  type CommandDecorator,
  Cooldown,
  handlerDecorator,
  Injectable,
  type MethodDecoratorFor,
  On,
  OnError,
  type OnErrorOptions,
  OnReady,
  Plugin,
  Quota,
  Use,
  UseGuards,
} from './plugin/decorators.js';
export { Button } from './plugin/button.js';
export { Hears } from './plugin/hears.js';
export type { ErrorListener } from './dispatch/error-boundary.js';
export type { Attach, PluginMetadata, Registration } from './plugin/metadata.js';
export {
  type OptionsInputOf,
  type OptionsOf,
  type PluginClass,
  type PluginEntry,
  type PluginLifecycle,
  type PluginUse,
  use,
} from './plugin/plugin-class.js';
export { PluginHost } from './plugin/plugin-host.js';
export type { PluginLink } from './plugin/load-order.js';
export { type Listenable, PluginScope } from './plugin/plugin-scope.js';
export { Scope } from './plugin/scope.js';
export { Clock } from './clock.js';
export { LOGGER, OPTIONS } from './plugin/tokens.js';
export { allow, type Denial, deny, type Guard, type GuardAnswer } from './guard/guard.js';
export { allOf, anyOf, not } from './guard/combine.js';
export { hasRole } from './guard/has-role.js';
export { allowList, denyList, type ListOptions } from './guard/lists.js';
export { onlyGroup, onlyGuild, onlyPrivate } from './guard/place.js';
export { superuser } from './guard/superuser.js';
export type { ButtonRegistry, DeclaredButton } from './button/button-registry.js';
export type { ButtonArguments, ButtonHandler, ButtonValues } from './button/button-types.js';
export type { Hearing, HearsRegistry } from './hears/hears-registry.js';
export type { HearsHandler, HearsOptions, HearsPattern } from './hears/hears-pattern.js';
export type { ArgumentKind, ArgumentKinds } from './command/argument-kinds.js';
export type { Command as CommandInfo, CommandCall, CommandOptions } from './command/command.js';
export { CommandRegistry } from './command/command-registry.js';
export { foldName } from './command/fold.js';
export type { CommandRule, RuleAnswer, TypedName } from './command/command-rules.js';
export type { ArgumentsOf, CommandHandler, NamedArguments } from './command/command-types.js';
export type { CommandOption, Parameter } from './command/parameter.js';
export type { ParseOptions, Signature } from './command/signature.js';
export {
  cooldown,
  type CooldownOptions,
  type LimitOptions,
  type LimitPer,
  type LimitRule,
} from './limit/limit-rule.js';
export { type LimitStoreChoice, quota, type QuotaOptions } from './limit/limit-rule.js';
export type { LimitDuration, LimitPeriod } from './limit/limit-period.js';
export type { TimeLeft } from './limit/time-left.js';
export { Collection } from './storage/collection.js';
export type { KeepOptions } from './storage/depot.js';
export { Storage } from './storage/storage.js';
export type { HandlerKey } from './dispatch/handler-registry.js';
export { InteractionResult } from './rest/api/interactions.js';
export type { Logger, LogLevel, LogOptions } from './logging/logger.js';
export { closest } from './i18n/closest.js';
export { ChatLanguages } from './i18n/chat-languages.js';
export type {
  MessageArguments,
  MessageKey,
  MessageParameters,
  Messages,
  MessageValue,
  PluginLocales,
  PluginMessages,
} from './i18n/messages.js';
export { type Locale, type Localized, LOCALES, localize, systemLocale, toLocale } from './i18n/localized.js';

// Write middleware
export { compose, type Layer } from './middleware/compose.js';
export type { Middleware } from './middleware/middleware.js';
export { type AutoAcknowledgeOptions, autoAcknowledge } from './middleware/auto-acknowledge.js';
export { ignoreBots } from './middleware/ignore-bots.js';

// Expert
export { type Termination, termination } from './process/termination.js';
export type { MediaApi } from './media/media-api.js';
export type { Api } from './rest/api/api.js';
export type { ApiCall, CallFile, CallReply, OutboundLayer } from './rest/api-call.js';
export type { Outbound } from './rest/outbound.js';
export { perMinute, perSecond, Rate } from './rest/rate.js';
export type { Query, RequestOptions, RestClient } from './rest/rest-client.js';
export { type Route, route } from './rest/route.js';
export { Pseudonyms } from './record/pseudonyms.js';
export type { Recording } from './record/recording.js';
export { readApiResponse } from './rest/api-response.js';
export { type ResolvedConfig, type ResolvedWebhook, resolveConfig } from './config/resolve-config.js';
export type { IntentDemand } from './dispatch/intent-demand.js';
export { FATAL_REMEDY } from './transport/gateway/recovery.js';
export { WebhookSignature } from './transport/webhook/webhook-signature.js';
export type { LimitStore, LimitWindow, Taken } from './limit/limit-store.js';
export { MemoryLimitStore, type MemoryLimitStoreOptions } from './limit/memory-limit-store.js';
export { FileStore } from './store/file-store.js';
export { JournalStore, type JournalStoreOptions } from './store/journal-store.js';
export { MemoryStore } from './store/memory-store.js';
export type { Store } from './store/store.js';
export type { Shards } from './transport/gateway/shard-plan.js';
export type { ShardState } from './transport/gateway/shard-machine.js';
export type { ConnectionStatus, Transport, TransportNotice, TransportSink } from './transport/transport.js';
export * from './protocol/index.js';
