import type { MediaApi as RestMediaApi } from '../rest/api/media.js';

/** The endpoints an upload needs: `bot.api.media`. */
export type MediaApi = Pick<RestMediaApi, 'upload' | 'prepareUpload' | 'finishPart'>;
